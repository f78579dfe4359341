"""Tables as text: comma, semicolon or tab between the cells."""

import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.cells import read_cell
from knowledge.transfer.sheets.sheet import Encoding, Sheet, SheetError, sheet_from

DELIMITERS = (",", ";", "\t")
WIDE = (b"\xff\xfe", b"\xfe\xff")
# Programs write formulas into text files as they are.
FORMULA = "="


def read_text(content: bytes, encoding: Encoding) -> Sheet:
    """Return the table in a text file.

    Raises:
        SheetError: when its letters are of another encoding, or it is broken.
    """
    text = decoded(content, encoding)
    if "\0" in text:
        raise SheetError(_("This is no text file."), code="binary")
    try:
        return sheet_from(numbered(text))
    except csv.Error as error:
        raise SheetError(
            _("The table cannot be read: %(reason)s."),
            code="broken",
            params={"reason": error},
        ) from error


def decoded(content: bytes, encoding: Encoding) -> str:
    """Return the text of a file."""
    name = "utf-16" if content.startswith(WIDE) else encoding.value
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise SheetError(
            _(
                "The letters of the file are not stored as “%(encoding)s”. Choose "
                "the right encoding, or save the table as “CSV UTF-8”."
            ),
            code="encoding",
            params={"encoding": encoding.label},
        ) from error


def delimiter_of(text: str) -> str:
    """Return what stands between the headings."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)


def numbered(text: str) -> Iterator[tuple[int, list[str], list[int]]]:
    """Yield each row with the number a spreadsheet program gives it."""
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True
    )
    for number, cells in enumerate(rows, start=1):
        formulas = [
            place for place, cell in enumerate(cells) if cell.startswith(FORMULA)
        ]
        yield number, [read_cell(cell) for cell in cells], formulas
