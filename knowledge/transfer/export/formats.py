"""Writing rows and documents while they are read, never all in memory."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import IO

from openpyxl import Workbook

from core.cells import LONGEST_CELL, plain_cell

BYTE_ORDER_MARK = "\ufeff"
# Up to this size in memory, then in a file that nobody else sees.
IN_MEMORY = 1024 * 1024


class Line:
    """A file that gives back what is written to it."""

    def write(self, value: str) -> str:
        """Return it."""
        return value


def csv_lines(headings: list[str], rows: Iterable[list[str]]) -> Iterator[bytes]:
    """Yield a table as UTF-8 text that spreadsheet programs recognise as such."""
    writer = csv.writer(Line())
    yield (BYTE_ORDER_MARK + writer.writerow(map(plain_cell, headings))).encode()
    for row in rows:
        yield writer.writerow(map(plain_cell, row)).encode()


def json_lines(documents: Iterable[bytes]) -> Iterator[bytes]:
    """Yield one JSON array of documents, a line for each."""
    yield b"["
    for number, document in enumerate(documents):
        yield (b",\n" if number else b"\n") + document
    yield b"\n]\n"


def workbook_file(
    title: str, headings: list[str], rows: Iterable[list[str]]
) -> IO[bytes]:
    """Return a workbook with one sheet."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    sheet.append([plain_cell(heading) for heading in headings])
    for row in rows:
        sheet.append([plain_cell(cell)[:LONGEST_CELL] for cell in row])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    workbook.save(file)
    file.seek(0)
    return file
