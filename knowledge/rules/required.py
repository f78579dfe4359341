"""What a record must have before it can be published, and how long it may be."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from knowledge.rules.levels import Level, Remark
from knowledge.rules.values import Part, RecordValues

LONGEST_TITLE = 100
LONGEST_SUMMARY = 200
LONGEST_PLAIN = 600
MOST_TOPICS = 5


def missing(code: str, field: str, text: object) -> Remark:
    """Return the remark on something that a draft may still lack."""
    return Remark(code, Level.BLOCKING, field, text)


def text_remarks(values: RecordValues) -> Iterator[Remark]:
    """Check title and summary, which every language has of its own."""
    limits = (
        ("title", values.title, LONGEST_TITLE),
        ("summary", values.summary, LONGEST_SUMMARY),
    )
    for name, text, limit in limits:
        if len(text) > limit:
            yield Remark(
                f"{name}-long",
                Level.BLOCKING,
                name,
                _("At most %(limit)s characters; there are %(count)s."),
                {"limit": limit, "count": len(text)},
                in_drafts=True,
            )
        elif not text.strip():
            yield missing(f"{name}-missing", name, _("This text is required."))


def choice_remarks(values: RecordValues) -> Iterator[Remark]:
    """Check kind and topics, which are facts of the source."""
    if not values.has_kind:
        yield missing("kind-missing", "practice_kind", _("Choose the kind."))
    if not values.topics:
        yield missing("topics-missing", "topics", _("Choose at least one topic."))
    if values.topics > MOST_TOPICS:
        yield Remark(
            "topics-many",
            Level.BLOCKING,
            "topics",
            _("Choose at most %(limit)s topics."),
            {"limit": MOST_TOPICS},
            in_drafts=True,
        )


def part_remarks(values: RecordValues) -> Iterator[Remark]:
    """Require a text or the statement that it is not recorded, never both."""
    for name, part in values.parts.items():
        if part.written and part.not_recorded:
            yield Remark(
                CONTRADICTION,
                Level.BLOCKING,
                name,
                _("Write the text or mark it as not recorded, not both."),
                in_drafts=True,
            )
        elif forgotten(part):
            text = _("Write the text, or mark it as not recorded.")
            yield missing("part-missing", name, text)


CONTRADICTION = "part-contradiction"


def translated_part_remarks(values: RecordValues) -> Iterator[Remark]:
    """Require in a translation every text that the source has."""
    for name, part in values.parts.items():
        if forgotten(part):
            yield missing(
                "translation-missing", name, _("The text is not translated yet.")
            )


def forgotten(part: Part) -> bool:
    """Say whether a part is neither written nor said to be not recorded."""
    return not part.written and not part.not_recorded
