"""Files to download as data."""

from pydantic import BaseModel, Field, PrivateAttr

from core.addresses import absolute
from core.models import SiteDocument


class FileDocument(BaseModel):
    """A file to download."""

    title: str = Field(description="As the library names it, in its own language.")
    url: str = Field(description="Absolute address.")
    language: str = Field(description="Language of the file: pl, en or uk.")
    accessible: bool = Field(
        description="Checked and readable with a screen reader; false: not checked."
    )
    licence: str = Field(description='Code of the licence; "": not recorded.')
    format: str = Field(description="File name extension, lower case.")
    media_type: str = Field(description="application/pdf, for example.")
    size: int | None = Field(description="Bytes; null: the file is missing.")
    # For those who look up what is in the file; never sent to readers.
    _document: SiteDocument | None = PrivateAttr(None)

    @property
    def searched_hash(self) -> str:
        """Return what the file's text is kept under; "" when it is not for all."""
        document = self._document
        if document is None or document.collection.get_view_restrictions():
            return ""
        return str(document.file_hash)


def file_document(document: SiteDocument) -> FileDocument:
    """Return a file to download as data."""
    made = FileDocument(
        title=document.title,
        url=absolute(document.url),
        language=document.language,
        accessible=document.accessible,
        licence=document.licence_code,
        format=document.file_extension.lower(),
        media_type=document.content_type,
        size=file_size(document),
    )
    made._document = document
    return made


def file_size(document: SiteDocument) -> int | None:
    """Return the bytes of a file, None when it is missing.

    Wagtail's `get_file_size` stores what it finds; a projection writes nothing.
    """
    if document.file_size is not None:
        return int(document.file_size)
    try:
        return int(document.file.size)
    except OSError:
        return None
