"""Workbooks (xlsx): a zip of XML, which may be a trap in either half."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any

from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell

from core.cells import read_cell
from knowledge.transfer.sheets.sheet import (
    MOST_COLUMNS,
    Sheet,
    SheetError,
    sheet_from,
)

# A zip may grow a thousandfold: what is said to come out is bounded first, and
# Python's reader gives no more than is said.
MOST_UNPACKED = 60 * 1024 * 1024
MOST_PARTS = 500
# Empty rows with a format count too: a program may have saved a million.
MOST_LINES = 50_000
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
SHOWN_RANGES = 5
MIDNIGHT = time()


def read_workbook(file: IO[bytes]) -> Sheet:
    """Return the first sheet of a workbook.

    Raises:
        SheetError: when it is broken, a trap, or has merged cells.
    """
    try:
        check_parts(file)
        workbook = load_workbook(file, read_only=True, data_only=False)
        try:
            worksheet = workbook.worksheets[0]
            check_merged(worksheet)
            # What a file says about its own size is not believed.
            worksheet.reset_dimensions()
            return sheet_from(lines(worksheet))
        finally:
            workbook.close()
    except SheetError:
        raise
    except Exception as error:
        # The reader raises whatever the damaged byte led it to. It reads XML by
        # defusedxml, so that what multiplies itself ends here as well.
        raise SheetError(
            _("The workbook is damaged. Open it in your program and save it again."),
            code="broken",
        ) from error


def check_parts(file: IO[bytes]) -> None:
    """Refuse a zip that would unpack to too much."""
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    file.seek(0)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SheetError(
            _("Unpacked, the workbook would be larger than %(limit)s MB."),
            code="bomb",
            params={"limit": MOST_UNPACKED // 1024 // 1024},
        )


def check_merged(worksheet: Any) -> None:
    """Refuse merged cells: all but the first of them would read as empty."""
    # A sheet that is read row by row does not tell, its XML does.
    with worksheet._get_source() as source:
        ranges = [found.decode() for found in MERGED.findall(source.read())]
    if ranges:
        raise SheetError(
            _("Cells are merged (%(ranges)s). Separate them and fill each one."),
            code="merged",
            params={"ranges": ", ".join(ranges[:SHOWN_RANGES])},
        )


def lines(worksheet: Any) -> Iterator[tuple[int, list[str], list[int]]]:
    """Yield each row's number, texts, and positions of formulas."""
    for number, row in enumerate(
        worksheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1
    ):
        if number > MOST_LINES:
            raise SheetError(
                _("The sheet goes on for more than %(limit)s lines."),
                code="too_many_rows",
                params={"limit": MOST_LINES},
            )
        yield number, trimmed([text_of(cell) for cell in row]), formulas_in(row)


def trimmed(cells: list[str]) -> list[str]:
    """Return the cells without the empty ones at the end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def formulas_in(row: Sequence[Any]) -> list[int]:
    """Return the positions of cells that hold a formula."""
    return [
        place
        for place, cell in enumerate(row)
        if not isinstance(cell, EmptyCell) and cell.data_type == "f"
    ]


def text_of(cell: Any) -> str:
    """Return a cell's value as a person would have typed it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        whole_day = value.time() == MIDNIGHT
        return value.date().isoformat() if whole_day else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return read_cell(str(value))
