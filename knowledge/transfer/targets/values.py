"""Readers of cells: each turns a text into a value or says why it cannot."""

import re
import uuid
from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

import nh3
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.dates import parse_partial_date
from core.languages import LANGUAGE_CODES
from knowledge.transfer.targets.lookups import Lookups, folded, listed
from knowledge.transfer.targets.target import NOT_RECORDED, NotRecorded, Reader
from vocabularies.enums import Scheme
from vocabularies.models import Concept

TAG = re.compile(r"<[/!?]?\s*([a-zA-Z][\w:-]*|--)")
# What the editor's toolbar writes, and what other programs write for it.
ALLOWED = {"p", "br", "b", "strong", "i", "em", "a", "ol", "ul", "li"}
BLOCKS = {"p", "ol", "ul"}
CLEANER = nh3.Cleaner(
    tags=ALLOWED,
    attributes={"a": {"href", "linktype", "id"}},
    url_schemes={"http", "https", "mailto", "tel"},
    url_relative="deny",
    link_rel=None,
)
WORDS_YES = {"1", "yes", "true", "tak", "so"}
WORDS_NO = {"0", "no", "false", "nie", "ni"}


def plain(field: "Field[Any, Any] | None" = None) -> Reader:
    """Return a reader of plain text, checked as the model field would."""

    def read(text: str, lookups: Lookups) -> Any:
        if found := TAG.search(text):
            raise ValidationError(
                _("Write plain text here, without “%(tag)s”."),
                code="markup",
                params={"tag": found[0]},
            )
        return field.clean(text, None) if field is not None else text

    return read


def rich(text: str, lookups: Lookups) -> str:
    """Return rich text: the editor's own tags, or plain text in paragraphs."""
    tags = {name.lower() for name in TAG.findall(text)}
    if strange := sorted(tags - ALLOWED):
        raise ValidationError(
            _("Not allowed in a text: %(tags)s."),
            code="markup",
            params={"tags": ", ".join(f"<{name}>" for name in strange)},
        )
    if tags:
        clean = str(CLEANER.clean(text))
        return clean if tags & BLOCKS else f"<p>{clean}</p>"
    paragraphs = re.split(r"\n\s*\n", text)
    return "".join(
        f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>"
        for part in paragraphs
        if part.strip()
    )


@cache
def not_recorded_words() -> frozenset[str]:
    """Return how "not recorded" is written in each language."""
    words = set()
    for language in LANGUAGE_CODES:
        with override(language):
            words.add(folded(str(_("not recorded"))))
    return frozenset(words)


def rich_or_not_recorded(text: str, lookups: Lookups) -> str | NotRecorded:
    """Return rich text, or that the sources say nothing."""
    if len(text) < 40 and folded(text) in not_recorded_words():
        return NOT_RECORDED
    return rich(text, lookups)


def one(scheme: Scheme) -> Reader:
    """Return a reader of one term."""

    def read(text: str, lookups: Lookups) -> Concept:
        return lookups.concept(scheme, text)

    return read


def several(scheme: Scheme) -> Reader:
    """Return a reader of several terms, each once."""

    def read(text: str, lookups: Lookups) -> list[Concept]:
        return list(
            dict.fromkeys(lookups.concept(scheme, part) for part in listed(text))
        )

    return read


def partial_date(text: str, lookups: Lookups) -> str:
    """Return a date of which day or month may be unknown."""
    return str(parse_partial_date(text) or "")


def yes_or_no(text: str, lookups: Lookups) -> bool:
    """Return whether a cell says yes."""
    word = folded(text)
    if word in WORDS_YES or word in WORDS_NO:
        return word in WORDS_YES
    raise ValidationError(_("Write yes or no."), code="invalid")


def key(text: str, lookups: Lookups) -> uuid.UUID:
    """Return a permanent identifier."""
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise ValidationError(
            _("This is no identifier; leave the cell empty for a new record."),
            code="invalid",
        ) from error


def partner(text: str, lookups: Lookups) -> Any:
    """Return a partner."""
    return lookups.partner(text)


def rows_of(names: tuple[str, ...], read: Callable[[dict[str, str]], Any]) -> Reader:
    """Return a reader of lines whose parts stand between vertical bars."""

    def read_lines(text: str, lookups: Lookups) -> list[Any]:
        found = []
        for line in filter(str.strip, text.splitlines()):
            parts = [part.strip() for part in line.split("|")]
            if len(parts) > len(names):
                raise ValidationError(
                    _("A line has at most %(count)s parts: %(parts)s."),
                    code="invalid",
                    params={"count": len(names), "parts": " | ".join(names)},
                )
            parts += [""] * (len(names) - len(parts))
            found.append(read(dict(zip(names, parts, strict=True))))
        return found

    def checked(text: str, lookups: Lookups) -> list[Any]:
        plain()(text, lookups)
        return read_lines(text, lookups)

    return checked
