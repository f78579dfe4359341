"""Pieces that several documents are made of."""

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, Field
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from core.dates import precision_of
from core.links import path_of
from core.models import BasePage
from core.texts import TextIn
from vocabularies.models import Concept


class Label(BaseModel):
    """A term of a vocabulary."""

    code: str = Field(description="Never changes.")
    label: str = Field(description="In the language of the document.")


class DateOut(BaseModel):
    """A date as exactly as it is known."""

    value: str = Field(description="2019, 2019-04 or 2019-04-30; empty: not recorded.")
    precision: str = Field(description="day, month, year or unknown.")
    basis: str = Field(description="stated, inferred, inferred-year, or empty.")


class SourceOut(BaseModel):
    """Where a fact comes from."""

    title: str
    url: str = Field("", description="Empty when only the title can be given.")


class PageRef(BaseModel):
    """Another page of the same language."""

    key: str = Field(description="Permanent identifier.")
    title: str
    path: str = Field(description="Path on the site.")


class PartnerRef(BaseModel):
    """A partner, named for the reader."""

    key: str = Field(description="Permanent identifier.")
    code: str = Field(description="Readable and never changed; for filters.")
    name: TextIn
    short_name: str = Field(description="Acronym, or empty.")
    path: str = Field(description="Path on the site; empty when not public.")


class DecisionOut(BaseModel):
    """Something that was decided."""

    number: str = Field(description="As the partnership numbers it, or empty.")
    date: DateOut
    title: str
    text: str


def label(concept: Concept | None, language: str) -> Label | None:
    """Return a concept as readers of a language see it."""
    if concept is None:
        return None
    return Label(code=concept.code, label=concept.label_in(language))


def date_out(value: str, basis: str = "") -> DateOut:
    """Return a stored date; one that is not recorded has no basis."""
    return DateOut(
        value=value, precision=precision_of(value).value, basis=basis if value else ""
    )


def sources_out(stream: Any) -> list[SourceOut]:
    """Return the sources of a page."""
    return [
        SourceOut(title=block.value["title"], url=block.value.get("url") or "")
        for block in stream
    ]


def decisions_out(stream: Any) -> list[DecisionOut]:
    """Return the decisions of a page."""
    return [
        DecisionOut(
            number=block.value.get("number") or "",
            date=date_out(block.value.get("date") or ""),
            title=block.value["title"],
            text=block.value.get("text") or "",
        )
        for block in stream
    ]


def plain(markup: str) -> str:
    """Return the words of rich text."""
    return str(get_text_for_indexing(markup)) if markup else ""


def page_ref(page: Page | None) -> PageRef | None:
    """Return a public page as a link."""
    if page is None:
        return None
    return PageRef(key=str(page.translation_key), title=page.title, path=path_of(page))


def concepts_of(page: BasePage, *names: str) -> list[Concept]:
    """Return the vocabulary terms a page's facts name."""
    found = (getattr(page, name) for name in names)
    return [concept for concept in found if concept is not None]


def years(start: str, end: str) -> Iterable[str]:
    """Return every year from start to end, for filters by year."""
    if not start:
        return []
    first, last = int(start[:4]), int((end or start)[:4])
    return [str(year) for year in range(first, last + 1)]
