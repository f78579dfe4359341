"""Hints that make a record clearer or fuller; none of them stops anything."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from knowledge.rules.levels import Level, Remark
from knowledge.rules.texts import sentences
from knowledge.rules.values import RecordValues

# Characters; shorter texts of these parts tell a reader too little to act on.
SHORT = {"problem": 150, "description": 400, "lessons": 80}
SHORT_SUMMARY = 60
# Words of a sentence that is still plain.
PLAIN_SENTENCE = 18
SHOUTING = 12


def hint(code: str, field: str, text: object, **params: object) -> Remark:
    """Return a hint."""
    return Remark(code, Level.HINT, field, text, params)


def word_remarks(values: RecordValues) -> Iterator[Remark]:
    """Look at the words of one language."""
    title = values.title.strip()
    if len(title) >= SHOUTING and title.isupper():
        yield hint("title-capitals", "title", _("Capitals only are hard to read."))
    if title.endswith(".") and not title.endswith("..."):
        yield hint("title-full-stop", "title", _("A title needs no full stop."))
    summary = values.summary.strip()
    if summary and summary.rstrip(".").casefold() == title.rstrip(".").casefold():
        yield hint(
            "summary-repeats",
            "summary",
            _("The summary repeats the title: say who does what, and for whom."),
        )
    elif 0 < len(summary) < SHORT_SUMMARY:
        yield hint(
            "summary-short",
            "summary",
            _("The summary is short: say who does what, and for whom."),
        )
    if not values.plain_summary.strip():
        yield hint(
            "plain-missing",
            "plain_summary",
            _("Add two or three sentences in plain words for every reader."),
        )
    for sentence in sentences(values.plain_summary):
        words = sentence.split()
        if len(words) > PLAIN_SENTENCE:
            yield hint(
                "plain-long-sentence",
                "plain_summary",
                _("The sentence “%(start)s…” is long: make two of it."),
                start=" ".join(words[:4]),
            )
    for name, part in values.parts.items():
        if part.written and len(part.words) < SHORT[name]:
            yield hint(
                "part-short",
                name,
                _("This is short: can others act on it?"),
            )


def fact_remarks(values: RecordValues) -> Iterator[Remark]:
    """Look at the facts that are not required but asked for by readers."""
    if values.resources_needed is not None and not values.resources_needed:
        yield hint(
            "resources-missing",
            "resources_needed",
            _("Readers ask first what it takes: people, time, money, tools."),
        )
    if not values.target_groups:
        yield hint("groups-missing", "target_groups", _("Say for whom it is."))
    if not values.places:
        yield hint("place-missing", "countries", _("Say where it is done."))
    if not values.start:
        yield hint("start-missing", "start", _("Say since when, if a source does."))
    if not values.has_licence:
        yield hint(
            "licence-missing",
            "licence",
            _("Without a licence nobody may reuse the text."),
        )
    for title in values.inaccessible:
        yield Remark(
            "attachment-inaccessible",
            Level.WARNING,
            "attachments",
            _("The file “%(title)s” is not marked as accessible."),
            {"title": title},
        )


def transfer_remarks(values: RecordValues, *, conditions: int) -> Iterator[Remark]:
    """Ask for the whole transfer profile, and for reasons where they matter.

    Args:
        values: The record.
        conditions: How many conditions there are to rate.
    """
    if values.conditions is None:
        return
    rated = len(values.conditions)
    if rated < conditions:
        yield hint(
            "transfer-incomplete",
            "transfer_profile",
            _("%(rated)s of %(all)s conditions are rated."),
            rated=rated,
            all=conditions,
        )
    for number, row in enumerate(values.conditions, start=1):
        if row.rating == NECESSARY and not row.reason:
            yield Remark(
                "condition-without-reason",
                Level.WARNING,
                "transfer_profile",
                _("Condition %(number)s is necessary: say why."),
                {"number": number},
            )


NECESSARY = "3"
