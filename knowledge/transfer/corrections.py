"""The rows with errors as a table to correct: the same columns and one more."""

import tempfile
from collections.abc import Iterator
from typing import IO, Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import PatternFill

from core.cells import LONGEST_CELL, plain_cell
from knowledge.models import ImportRow, ImportRun
from knowledge.transfer.enums import RowState

# Kept in memory up to this size, then in a file that nobody else sees.
IN_MEMORY = 1024 * 1024
MARKED = PatternFill("solid", fgColor="FFD44D")
AT_ONCE = 200


def corrections(run: ImportRun) -> IO[bytes]:
    """Return a workbook with the rows that were not imported, and why."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(_("To correct"))
    sheet.append([*(plain_cell(name) for name in run.headings), _("Errors")])
    for row in faulty(run).iterator(chunk_size=AT_ONCE):
        sheet.append(list(cells(sheet, row)))
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    workbook.save(file)
    file.seek(0)
    return file


def faulty(run: ImportRun) -> Any:
    """Return the rows with errors, in their order."""
    return run.rows.filter(state=RowState.FAULTY).order_by("number")


def cells(sheet: Any, row: ImportRow) -> Iterator[Any]:
    """Yield the cells of a row, those in error marked, then what is wrong."""
    wrong = {error["column"] for error in row.errors}
    for column, text in enumerate(row.cells):
        cell = WriteOnlyCell(sheet, plain_cell(text)[:LONGEST_CELL])
        if column in wrong:
            cell.fill = MARKED
        yield cell
    yield plain_cell("; ".join(told(row)))[:LONGEST_CELL]


def told(row: ImportRow) -> list[str]:
    """Return what is wrong with a row, each with the heading of its column."""
    headings = row.run.headings
    return [
        error["message"]
        if error["column"] is None
        else _("%(heading)s: %(message)s")
        % {"heading": headings[error["column"]], "message": error["message"]}
        for error in row.errors
    ]
