"""Uploaded tables, whole and broken, and imports run to their end."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from knowledge.models import ImportRun
from knowledge.transfer.enums import RowState
from knowledge.transfer.services import import_check, import_create, import_start
from knowledge.transfer.sheets import read_sheet
from knowledge.transfer.work import imports_work

LONG = 600.0


def upload(content: bytes | str, name: str = "table.csv") -> SimpleUploadedFile:
    """Return a file as a form hands it over."""
    data = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, data)


def workbook(*rows: Sequence[Any]) -> bytes:
    """Return a workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return a workbook of which one part is replaced or added."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, part)
    return file.getvalue()


def csv(*rows: Sequence[str]) -> str:
    """Return a table as text, every cell in quotation marks."""
    quoted = (
        ";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    return "\n".join(quoted)


def checked(user: Any, kind: str, content: bytes | str, **options: Any) -> ImportRun:
    """Return an import whose rows have been checked."""
    name = "table.csv" if isinstance(content, str) else "table.xlsx"
    run = import_create(
        kind=kind,
        sheet=read_sheet(upload(content, name)),
        file_name=name,
        user=user,
        **options,
    )
    import_check(run=run, mapping=run.mapping)
    return worked(run)


def imported(user: Any, kind: str, content: bytes | str, **options: Any) -> ImportRun:
    """Return an import whose rows without errors, if any, are imported."""
    run = checked(user, kind, content, **options)
    if run.rows.filter(state=RowState.READY).exists():
        import_start(run=run, user=user)
    return worked(run)


def worked(run: ImportRun) -> ImportRun:
    """Let the worker finish what is under way."""
    imports_work(LONG)
    return ImportRun.objects.get(pk=run.pk)


def told(run: ImportRun) -> dict[int, list[str]]:
    """Return what was said of each row that has errors."""
    return {
        row.number: [error["message"] for error in row.errors]
        for row in run.rows.all()
        if row.errors
    }
