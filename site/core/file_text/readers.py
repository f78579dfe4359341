"""Text out of files of each format, page by page.

Runs in a process of its own (`child`): whatever is raised here means that the
file is broken. Nothing of Django is imported.
"""

import html
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from xml.etree.ElementTree import Element

import nh3
from defusedxml.ElementTree import iterparse
from pypdf import PdfReader
from pypdf.errors import DependencyError

from core.file_text.states import (
    MOST_PARTS,
    MOST_UNPACKED,
    PASSAGE_CHARACTERS,
)

# The number of the page or slide, None where the format has no pages.
Page = tuple[int | None, str]
Reader = Callable[[bytes, str], Iterator[Page]]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OPEN_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# What text files are written in when they are not UTF-8.
ENCODINGS = {"pl": "cp1250", "uk": "cp1251"}
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class EncryptedError(Exception):
    """The file asks for a password."""


class TooMuchError(Exception):
    """The file unpacks to more than is read."""


def pdf(content: bytes, _language: str) -> Iterator[Page]:
    """Yield the pages of a PDF file."""
    reader = PdfReader(BytesIO(content))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError
    except DependencyError as error:
        raise EncryptedError from error
    for number, page in enumerate(reader.pages, start=1):
        yield number, page.extract_text()


def docx(content: bytes, _language: str) -> Iterator[Page]:
    """Yield passages of a Word file."""
    found = _paragraphs(_part(content, "word/document.xml"), {f"{WORD}p"}, f"{WORD}t")
    yield from passages(found)


def odt(content: bytes, _language: str) -> Iterator[Page]:
    """Yield passages of an OpenDocument text."""
    blocks = {f"{OPEN_TEXT}p", f"{OPEN_TEXT}h"}
    yield from passages(_paragraphs(_part(content, "content.xml"), blocks, ""))


def pptx(content: bytes, _language: str) -> Iterator[Page]:
    """Yield the slides of a presentation."""
    number = 1
    with zipfile.ZipFile(BytesIO(content)) as archive:
        slides = set(archive.namelist())
    while (name := f"ppt/slides/slide{number}.xml") in slides:
        slide = _part(content, name)
        yield number, "\n".join(_paragraphs(slide, {f"{DRAWING}p"}, f"{DRAWING}t"))
        number += 1


def txt(content: bytes, language: str) -> Iterator[Page]:
    """Yield passages of a plain text."""
    yield from passages(iter(decoded(content, language).splitlines()))


def page(content: bytes, language: str) -> Iterator[Page]:
    """Yield passages of a web page, without what is no text."""
    markup = decoded(content, language)
    text = nh3.clean(markup, tags=set(), clean_content_tags={"script", "style"})
    yield from passages(iter(html.unescape(text).splitlines()))


READERS: dict[str, Reader] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "pptx": pptx,
    "txt": txt,
    "html": page,
    "htm": page,
}


def decoded(content: bytes, language: str) -> str:
    """Return text from bytes: what they say of themselves, UTF-8, or the old ways."""
    marked = BYTE_ORDER_MARKS.get(content[:2])
    if marked:
        return content.decode(marked)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode(ENCODINGS.get(language, "cp1252"), errors="replace")


def passages(paragraphs: Iterator[str]) -> Iterator[Page]:
    """Join paragraphs to passages of about a page, which have no number."""
    held: list[str] = []
    length = 0
    for paragraph in paragraphs:
        held.append(paragraph)
        length += len(paragraph)
        if length >= PASSAGE_CHARACTERS:
            yield None, "\n".join(held)
            held, length = [], 0
    if held:
        yield None, "\n".join(held)


def _part(content: bytes, name: str) -> bytes:
    """Return a part of an office file, unless the file unpacks to too much."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        # An office file with a password is packed in the old container.
        raise EncryptedError
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS:
            raise TooMuchError
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise TooMuchError
        if b"manifest:encryption-data" in _manifest(archive):
            raise EncryptedError
        # The archive reads no more of a part than it declares.
        return archive.read(name)


def _manifest(archive: zipfile.ZipFile) -> bytes:
    name = "META-INF/manifest.xml"
    return archive.read(name) if name in archive.namelist() else b""


def _paragraphs(markup: bytes, blocks: set[str], leaf: str) -> Iterator[str]:
    """Yield the paragraphs of markup; entities and document types are refused.

    Args:
        markup: XML.
        blocks: Tags of paragraphs.
        leaf: Tag of what holds their text; "" takes all text in them.
    """
    for _event, element in iterparse(BytesIO(markup), forbid_dtd=True):
        if element.tag in blocks:
            text = _text(element, leaf)
            element.clear()
            if text.strip():
                yield text


def _text(element: Element, leaf: str) -> str:
    if not leaf:
        return "".join(element.itertext())
    return "".join(found.text or "" for found in element.iter(leaf))
