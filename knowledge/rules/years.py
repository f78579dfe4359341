"""Whether the years of a record can be right."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.dates import ends_before_start
from knowledge.rules.levels import Level, Remark
from knowledge.rules.values import RecordValues

# The first public labour offices and people's universities; before it, a
# mistyped year is likelier than a practice.
EARLIEST = 1900
NOT_YET, OVER = "planned", "ended"


def year_remarks(values: RecordValues, *, today: date) -> Iterator[Remark]:
    """Compare start, end and stage with each other and with today."""
    this_year = today.year
    start, end = year_of(values.start), year_of(values.end)
    if values.start and values.end and ends_before_start(values.start, values.end):
        yield Remark(
            "end-before-start",
            Level.BLOCKING,
            "end",
            _("The end lies before the start."),
            in_drafts=True,
        )
    for name, year in (("start", start), ("end", end)):
        if year and year < EARLIEST:
            yield Remark(
                f"{name}-early",
                Level.WARNING,
                name,
                _("%(year)s is very early; is it a typing error?"),
                {"year": year},
            )
    if start and start > this_year and values.stage != NOT_YET:
        yield Remark(
            "start-future",
            Level.WARNING,
            "start",
            _("The start is in the future, but the stage is not “planned”."),
        )
    if start and start < this_year and values.stage == NOT_YET:
        yield Remark(
            "stage-planned",
            Level.WARNING,
            "stage",
            _("The stage is “planned”, but the start has passed."),
        )
    if end and end < this_year and values.stage not in ("", OVER, "unknown"):
        yield Remark(
            "stage-running",
            Level.WARNING,
            "stage",
            _("The end has passed, but the stage does not say so."),
        )
    if values.stage == OVER and not end:
        yield Remark(
            "end-missing",
            Level.HINT,
            "end",
            _("It has ended: say when, if a source does."),
        )


def year_of(value: str) -> int | None:
    """Return the year of a partial date, None when it has none."""
    return int(value[:4]) if value[:4].isdigit() else None
