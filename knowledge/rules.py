"""What a record must have before it can be published.

The same rules serve the form (a draft may be incomplete, a contradiction may
not stand) and the model (whatever is published is complete).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText

LONGEST_TITLE = 100
LONGEST_SUMMARY = 200
MOST_TOPICS = 5

Errors = dict[str, ValidationError]


@dataclass(frozen=True, slots=True)
class Part:
    """A required part: written, said to be not recorded, or forgotten."""

    written: bool
    not_recorded: bool


@dataclass(frozen=True, slots=True)
class RecordValues:
    """What the rules look at."""

    title: str
    summary: str
    has_kind: bool
    topics: int
    parts: Mapping[str, Part]


def not_recorded_field(part: str) -> str:
    """Return the name of the field that says a part is not recorded."""
    return f"{part}_not_recorded"


def is_written(value: Any) -> bool:
    """Say whether a text or a stream holds anything to read."""
    if isinstance(value, StreamValue):
        return len(value) > 0
    source = value.source if isinstance(value, RichText) else str(value or "")
    return bool(unescape(strip_tags(source)).strip())


def record_values(get: Callable[[str], Any], parts: tuple[str, ...]) -> RecordValues:
    """Read what the rules need from a form's cleaned data or from a page."""
    return RecordValues(
        title=get("title") or "",
        summary=get("summary") or "",
        has_kind=get("practice_kind") is not None,
        topics=len(get("topics") or ()),
        parts={
            part: Part(is_written(get(part)), bool(get(not_recorded_field(part))))
            for part in parts
        },
    )


def record_errors(values: RecordValues, *, complete: bool) -> Errors:
    """Return what is wrong with a source-language record, by field.

    Args:
        values: The record.
        complete: Also report what is missing; False for a draft.
    """
    errors = {**text_errors(values, complete=complete)}
    if complete and not values.has_kind:
        errors["practice_kind"] = required(_("Choose the kind."))
    if values.topics > MOST_TOPICS:
        errors["topics"] = ValidationError(
            _("Choose at most %(limit)s topics."),
            params={"limit": MOST_TOPICS},
            code="too_many",
        )
    if complete and not values.topics:
        errors["topics"] = required(_("Choose at least one topic."))
    for name, part in values.parts.items():
        if error := part_error(part, complete=complete):
            errors[name] = error
    return errors


def translation_errors(values: RecordValues) -> Errors:
    """Return what is wrong with a translation; its facts are the source's."""
    errors = text_errors(values, complete=True)
    for name, part in values.parts.items():
        if not part.not_recorded and not part.written:
            errors[name] = required(_("The text is not translated yet."))
    return errors


def text_errors(values: RecordValues, *, complete: bool) -> Errors:
    """Check title and summary, which every language has of its own."""
    errors: Errors = {}
    limits = (
        ("title", values.title, LONGEST_TITLE),
        ("summary", values.summary, LONGEST_SUMMARY),
    )
    for name, text, limit in limits:
        if len(text) > limit:
            errors[name] = ValidationError(
                _("At most %(limit)s characters; there are %(count)s."),
                params={"limit": limit, "count": len(text)},
                code="max_length",
            )
        elif complete and not text.strip():
            errors[name] = required(_("This text is required."))
    return errors


def part_error(part: Part, *, complete: bool) -> ValidationError | None:
    """Require a text or the statement that it is not recorded, never both."""
    if part.written and part.not_recorded:
        return ValidationError(
            _("Write the text or mark it as not recorded, not both."),
            code="contradiction",
        )
    if complete and not part.written and not part.not_recorded:
        return required(_("Write the text, or mark it as not recorded."))
    return None


def required(message: Any) -> ValidationError:
    """Return the error of a missing value."""
    return ValidationError(message, code="required")
