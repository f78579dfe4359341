"""The shapes of answers: the envelope and what each kind adds to it."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, Field, create_model

from headless.errors import Problem
from headless.registry import Kind, NoFields
from publication.envelope import Envelope, PageFacts


class Redirect(BaseModel):
    """Where an object that moved is now."""

    status: Literal[301] = 301
    path: str = Field(description="Path on the site; empty: an address elsewhere.")
    url: str = Field(description="Absolute address.")
    language: str = Field(description="Empty: an address elsewhere.")
    key: uuid.UUID | None = Field(description="Null: an address elsewhere.")


class RedirectAnswer(BaseModel):
    """The path is an old one."""

    redirect: Redirect


class LanguageEntry(BaseModel):
    """A language of the site."""

    code: str
    name: str = Field(description="The language's own name for itself.")
    default: bool = Field(description="Used when a request names no language.")
    fallback: list[str] = Field(
        description="What stands in for it with fallback=1, in this order."
    )


class LanguageList(BaseModel):
    """The languages of the site."""

    items: list[LanguageEntry]


class IndexLinks(BaseModel):
    """Addresses of the doors, as templates where they need a value."""

    openapi: str
    docs: str
    languages: str
    by_path: str
    page: str
    form: str
    preview: str
    changes: str
    translations: str
    redirects: str
    vocabularies: str
    vocabulary: str
    settings: str
    menu: str
    lists: dict[str, str]
    more: dict[str, str] = Field(description="Operations that belong to no kind.")


class Index(BaseModel):
    """What there is to read."""

    name: str
    version: str
    links: IndexLinks


class Change(BaseModel):
    """The last change of one object in one language."""

    sequence: int = Field(description="Place in the log; grows with every change.")
    change: Literal["published", "withdrawn"]
    key: uuid.UUID
    kind: str
    language: str
    title: str | None = Field(description="null when withdrawn.")
    path: str | None = Field(description="null when withdrawn.")
    changed: datetime


class ChangeList(BaseModel):
    """A part of the log."""

    items: list[Change]
    next: int = Field(description="Pass it as `since`.")
    more: bool = Field(description="Whether there is more to read now.")


class Coverage(BaseModel):
    """How many objects of a kind are in one state in one language."""

    kind: str
    language: str
    state: Literal["source", "current", "stale", "missing"]
    number: int


class CoverageList(BaseModel):
    """What of the public content is translated."""

    items: list[Coverage]


class OldPath(BaseModel):
    """A path that once was public and is not any more."""

    path: str
    status: Literal[301, 410] = Field(description="410: what was there is withdrawn.")
    language: str = Field(description="Empty: an address elsewhere.")
    target: str | None = Field(
        description="Path on the site, or an absolute address elsewhere; null: 410."
    )
    key: uuid.UUID | None = Field(description="Null: an address elsewhere.")


class RedirectList(BaseModel):
    """One page of the redirects."""

    items: list[OldPath]
    total: int
    next: str | None = Field(description="`cursor` of the next page.")


class LabelText(BaseModel):
    """A label and the language it is in."""

    text: str
    language: str


class Vocabulary(BaseModel):
    """A controlled vocabulary."""

    scheme: str = Field(description="Its name in addresses and filters.")
    label: LabelText
    number: int = Field(description="How many concepts it has.")


class VocabularyList(BaseModel):
    """The vocabularies."""

    language: str
    items: list[Vocabulary]


def summary_schema(kind: Kind) -> type[BaseModel]:
    """Return the schema of a kind in lists."""
    return _schema(f"{kind.name}Item", kind, [kind.summary_model])


def document_schema(kind: Kind) -> type[BaseModel]:
    """Return the schema of a whole document."""
    parts: list[type[BaseModel]] = [kind.summary_model, kind.body_model, PageFacts]
    return _schema(f"{kind.name}Document", kind, parts)


def _schema(name: str, kind: Kind, parts: list[type[BaseModel]]) -> type[BaseModel]:
    bases: list[type[BaseModel]] = [Envelope]
    for part in parts:
        inherited = any(
            other is not part and issubclass(other, part) for other in parts
        )
        if part is not NoFields and part not in bases and not inherited:
            bases.append(part)
    fields: dict[str, Any] = {"kind": (Literal[kind.kind], Field(description="Kind."))}
    doc = f"{kind.kind}: the envelope and its own fields."
    return create_model(name, __base__=tuple(bases), __doc__=doc, **fields)


class FacetValue(BaseModel):
    """A code of a filter, and what choosing it would give."""

    code: str
    label: str = Field(description="In the language asked for, or the next best.")
    count: int = Field(
        description="Objects that carry the code and pass the other filters."
    )


def list_schema(kind: Kind) -> type[BaseModel]:
    """Return the schema of one page of a list, in either view."""
    item: Any = Union[summary_schema(kind), document_schema(kind)]  # noqa: UP007
    fields: dict[str, Any] = {
        "language": (str, Field(description="Language that was asked for.")),
        "total": (int, Field(description="Number of items in the whole list.")),
        "next": (
            str | None,
            Field(description="`cursor` of the next page; null on the last one."),
        ),
        "facets": (
            dict[str, list[FacetValue]] | None,
            Field(
                None,
                description="With facets=1 only, by scheme: each is a filter of that "
                "name. Null while the numbers are not known.",
            ),
        ),
        "items": (list[item], Field(description="Documents with view=full.")),
    }
    return create_model(f"{kind.name}List", __doc__="One page of a list.", **fields)


def any_document(known: Sequence[Kind]) -> Any:
    """Return the union of every kind's document, told apart by `kind`."""
    documents = [document_schema(kind) for kind in known]
    if not documents:
        return Envelope
    if len(documents) == 1:
        return documents[0]
    return Annotated[Union[tuple(documents)], Field(discriminator="kind")]  # noqa: UP007


def problems(*statuses: int) -> dict[int, type[Problem]]:
    """Return the problem responses of an operation, for its documentation."""
    return dict.fromkeys(statuses, Problem)
