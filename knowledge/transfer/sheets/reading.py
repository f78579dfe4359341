"""Choose the reader by the file's name and by how its content begins."""

from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from knowledge.transfer.sheets.sheet import MOST_BYTES, Encoding, Sheet, SheetError
from knowledge.transfer.sheets.text import read_text
from knowledge.transfer.sheets.workbook import read_workbook

ZIP = b"PK\x03\x04"
# Excel's format before 2007, and every workbook with a password.
COMPOUND = b"\xd0\xcf\x11\xe0"
WORKBOOK, TEXTS = ".xlsx", frozenset({".csv", ".txt", ".tsv"})


def read_sheet(file: UploadedFile, encoding: Encoding = Encoding.UTF_8) -> Sheet:
    """Return the first table of an xlsx or csv file.

    Raises:
        SheetError: when the file is too large, broken, or something else.
    """
    if (file.size or 0) > MOST_BYTES:
        raise SheetError(
            _("The file is larger than %(limit)s MB."),
            code="too_large",
            params={"limit": MOST_BYTES // 1024 // 1024},
        )
    suffix = PurePath(file.name or "").suffix.lower()
    start = file.read(len(ZIP))
    file.seek(0)
    if start == COMPOUND:
        raise SheetError(
            _(
                "The workbook is in an old format or has a password. Save it as "
                ".xlsx without a password."
            ),
            code="old_workbook",
        )
    if suffix == WORKBOOK and start == ZIP:
        return read_workbook(file.open())
    if suffix in TEXTS and start != ZIP:
        return read_text(file.read(), encoding)
    if suffix == WORKBOOK or suffix in TEXTS:
        raise SheetError(
            _("The content of the file does not match its name (%(name)s)."),
            code="disguised",
            params={"name": file.name},
        )
    raise SheetError(_("Upload an .xlsx or a .csv file."), code="unknown_format")
