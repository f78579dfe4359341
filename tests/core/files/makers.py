"""Files as people upload them, sound and hostile, made on the spot."""

import zipfile
from collections.abc import Sequence
from io import BytesIO

from docx import Document
from odf.opendocument import OpenDocumentText
from odf.text import P
from pptx import Presentation
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[str]) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def locked_pdf(text: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf([text]))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    document, stream = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(stream)
    return stream.getvalue()


def odt(*paragraphs: str) -> bytes:
    document, stream = OpenDocumentText(), BytesIO()
    for text in paragraphs:
        document.text.addElement(P(text=text))
    document.write(stream)
    return stream.getvalue()


def pptx(*slides: str) -> bytes:
    show, stream = Presentation(), BytesIO()
    for text in slides:
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.title.text = text
    show.save(stream)
    return stream.getvalue()


def word_archive(markup: bytes) -> bytes:
    """An office file that holds nothing but its text."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", markup)
    return stream.getvalue()


def zip_bomb() -> bytes:
    return word_archive(b" " * (120 * 1024 * 1024))


def entity_bomb() -> bytes:
    return word_archive(
        b'<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
    )


def outside_entity() -> bytes:
    return word_archive(
        b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>'
    )


def deep_nesting() -> bytes:
    opened = f'<w:p xmlns:w="{WORD_SPACE}">' + "<w:r>" * 200_000
    return word_archive((opened + "</w:r>" * 200_000 + "</w:p>").encode())
