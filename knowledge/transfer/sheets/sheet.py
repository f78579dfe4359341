"""A table as it was read, and what may be wrong with a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 10_000
MOST_COLUMNS = 100
# Letters in one cell.
LONGEST_TEXT = 20_000


class SheetError(ValidationError):
    """The file cannot be read as a table."""


class Encoding(TextChoices):
    """How the letters of a text file are stored."""

    UTF_8 = "utf-8-sig", _("Unicode (UTF-8), as a rule")
    WINDOWS_1250 = "cp1250", _("Windows, Central European (1250)")
    WINDOWS_1251 = "cp1251", _("Windows, Cyrillic (1251)")
    ISO_8859_2 = "iso8859-2", _("ISO 8859-2")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the table.

    Attributes:
        number: As the spreadsheet program shows it; the headings are row 1.
        cells: The texts, one for each heading.
        formulas: Positions of cells that hold a formula, not a value.
    """

    number: int
    cells: list[str]
    formulas: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: headings and the rows below that are not empty."""

    headings: list[str]
    rows: list[SheetRow]


def sheet_from(rows: Iterable[tuple[int, Sequence[str], Sequence[int]]]) -> Sheet:
    """Return the table made of numbered rows, the first of which are headings.

    Raises:
        SheetError: when it has no headings, no rows, or too much of anything.
    """
    headings: list[str] = []
    found: list[SheetRow] = []
    for number, cells, formulas in rows:
        if not any(cells) and not formulas:
            continue
        if not headings:
            headings = checked_headings(cells)
            continue
        check_width(number, cells, len(headings))
        padded = [*cells, *[""] * len(headings)][: len(headings)]
        found.append(SheetRow(number, padded, list(formulas)))
        if len(found) > MOST_ROWS:
            raise SheetError(
                _("The table has more than %(limit)s rows. Divide it into several."),
                code="too_many_rows",
                params={"limit": MOST_ROWS},
            )
    if not headings:
        raise SheetError(_("The table is empty."), code="empty")
    if not found:
        raise SheetError(_("There are no rows below the headings."), code="no_rows")
    return Sheet(headings, found)


def checked_headings(cells: Sequence[str]) -> list[str]:
    """Return the headings without the empty ones at the end."""
    headings = [cell[:200] for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise SheetError(
            _("The table has more than %(limit)s columns."),
            code="too_many_columns",
            params={"limit": MOST_COLUMNS},
        )
    return headings


def check_width(number: int, cells: Sequence[str], width: int) -> None:
    """Refuse text that stands outside the headings or is endless."""
    if any(cells[width:]):
        raise SheetError(
            _("Row %(row)s has more cells than there are headings."),
            code="ragged",
            params={"row": number},
        )
    if any(len(cell) > LONGEST_TEXT for cell in cells):
        raise SheetError(
            _("Row %(row)s has a cell with more than %(limit)s characters."),
            code="too_long",
            params={"row": number, "limit": LONGEST_TEXT},
        )
