"""Dates known to the day, the month or only the year.

Written as in EDTF level 0 (Library of Congress): `2019`, `2019-04`,
`2019-04-30`; an empty string means that no date is recorded.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from core.enums import DateBasis, Precision

PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
EARLIEST_YEAR, LATEST_YEAR = 1800, 2200


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date whose month or day may be unknown."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How exactly the date is known."""
        if self.day:
            return Precision.DAY
        return Precision.MONTH if self.month else Precision.YEAR

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)


def parse_partial_date(value: str) -> PartialDate | None:
    """Read `2019`, `2019-04` or `2019-04-30`; an empty value is None.

    Raises:
        ValidationError: when the value is none of these or no real date.
    """
    if not value:
        return None
    match = PATTERN.fullmatch(value.strip())
    if not match:
        raise ValidationError(
            _("Write the date as 2019, 2019-04 or 2019-04-30."), code="invalid"
        )
    year, month, day = (
        int(part) if part else None for part in match.group("year", "month", "day")
    )
    partial = PartialDate(int(year or 0), month, day)
    try:
        partial.first_day  # noqa: B018  (raises when there is no such day)
    except ValueError as error:
        raise ValidationError(
            _("There is no such day in the calendar."), code="invalid"
        ) from error
    if not EARLIEST_YEAR <= partial.year <= LATEST_YEAR:
        raise ValidationError(_("This year cannot be right."), code="invalid")
    return partial


def validate_partial_date(value: str) -> None:
    """Raise ValidationError unless `value` is a partial date or empty."""
    parse_partial_date(value)


def precision_of(value: str) -> Precision:
    """Return the precision of a stored date; "" is unknown."""
    partial = parse_partial_date(value)
    return partial.precision if partial else Precision.UNKNOWN


def ends_before_start(start: str, end: str) -> bool:
    """Say whether `end` lies before `start` as far as both are known."""
    if not (start and end):
        return False
    shared = min(len(start), len(end))
    return end[:shared] < start[:shared]


def validate_range(start: str, end: str, field: str = "end") -> None:
    """Raise a ValidationError on `field` when the end lies before the start."""
    if ends_before_start(start, end):
        raise ValidationError(
            {field: _("The end lies before the start.")}, code="end_before_start"
        )


def format_partial_date(value: str, *, basis: str = "") -> str:
    """Write a date in the active language; "" becomes "date not recorded".

    A year that was worked out, not stated, stands in brackets.
    """
    partial = parse_partial_date(value)
    if partial is None:
        return pgettext("date", "not recorded")
    text = _whole(partial)
    if basis == DateBasis.INFERRED:
        return f"[{text}]"
    if basis == DateBasis.INFERRED_YEAR:
        return text.replace(str(partial.year), f"[{partial.year}]", 1)
    return text


def _whole(partial: PartialDate) -> str:
    if partial.precision == Precision.DAY:
        return date_format(partial.first_day, "j E Y")
    if partial.precision == Precision.MONTH:
        # English month names keep their capital; Polish and Ukrainian have none.
        month = str(MONTHS[partial.month or 1])
        english = translation.get_language() == "en"
        return f"{month if english else month.lower()} {partial.year}"
    return str(partial.year)


def format_date_range(
    start: str, end: str, *, start_basis: str = "", end_basis: str = ""
) -> str:
    """Write a period in the active language, as short as it can be said."""
    if not end or end == start:
        return format_partial_date(start, basis=start_basis)
    first, last = parse_partial_date(start), parse_partial_date(end)
    closing = format_partial_date(end, basis=end_basis)
    if (
        first
        and last
        and _same_month(first, last)
        and not _inferred(start_basis, end_basis)
    ):
        return f"{first.day}–{closing}"
    opening = format_partial_date(start, basis=start_basis)
    years_only = first and last and not (first.month or last.month)
    return f"{opening}–{closing}" if years_only else f"{opening} – {closing}"


def _same_month(first: PartialDate, last: PartialDate) -> bool:
    return bool(
        first.day and last.day and (first.year, first.month) == (last.year, last.month)
    )


def _inferred(*bases: str) -> bool:
    return any(basis not in ("", DateBasis.STATED) for basis in bases)


def months_later(day: date, months: int) -> date:
    """Return the same day of another month, or the month's last one.

    Args:
        day: Where to start.
        months: How many months later; negative is earlier.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
