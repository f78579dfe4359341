"""Stream blocks as data: one typed schema and one writer per block.

`stream_document` is what projections of page types put into their body;
apps with blocks of their own pass their writers on top of `WRITERS`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Literal

from django.conf import settings
from django.db.models import Model
from django.utils.translation import get_language
from pydantic import BaseModel, Field
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText, expand_db_html

from core.blocks.pictures import ImageDocument, image_document
from core.languages import SOURCE_LANGUAGE
from core.models import SiteDocument


class BlockDocument(BaseModel):
    """Fields common to all blocks."""

    id: str = Field(description="The same in every language of a page.")


class HeadingDocument(BlockDocument):
    """A section heading."""

    type: Literal["heading"] = "heading"
    text: str


class ParagraphDocument(BlockDocument):
    """Running text as clean HTML."""

    type: Literal["paragraph"] = "paragraph"
    html: str


class PictureItem(BaseModel):
    """An image with its caption."""

    image: ImageDocument
    caption: str


class PictureDocument(BlockDocument, PictureItem):
    """An image in the text."""

    type: Literal["picture"] = "picture"


class GalleryDocument(BlockDocument):
    """Several images together."""

    type: Literal["gallery"] = "gallery"
    pictures: list[PictureItem]


class QuoteDocument(BlockDocument):
    """Somebody's words."""

    type: Literal["quote"] = "quote"
    text: str
    attribution: str
    source_url: str


class FileDocument(BaseModel):
    """A file to download."""

    title: str
    url: str = Field(description="Absolute address.")
    language: str
    accessible: bool
    licence: str = Field(description="Code of the licence; empty when not recorded.")
    format: str = Field(description="File name extension, lower case.")
    size: int | None = Field(description="Bytes.")


class DocumentsDocument(BlockDocument):
    """Files to download."""

    type: Literal["documents"] = "documents"
    title: str
    files: list[FileDocument]


class AccordionItem(BaseModel):
    """A title that opens a text."""

    title: str
    html: str


class AccordionDocument(BlockDocument):
    """Texts that open on demand."""

    type: Literal["accordion"] = "accordion"
    items: list[AccordionItem]


class TableDocument(BlockDocument):
    """A data table."""

    type: Literal["table"] = "table"
    caption: str
    header: list[str] = Field(description="Column headings; may be empty.")
    rows: list[list[str]]
    first_column_is_header: bool


class CallToActionDocument(BlockDocument):
    """A way on."""

    type: Literal["call_to_action"] = "call_to_action"
    title: str
    text: str
    label: str
    url: str


class FigureItem(BaseModel):
    """One number with its source."""

    value: str
    label: str
    source: str
    source_url: str


class FiguresDocument(BlockDocument):
    """Facts in figures."""

    type: Literal["figures"] = "figures"
    items: list[FigureItem]


class VideoDocument(BlockDocument):
    """A video elsewhere, with what it shows."""

    type: Literal["video"] = "video"
    url: str
    title: str
    description: str


ProseDocument = Annotated[
    HeadingDocument
    | ParagraphDocument
    | PictureDocument
    | GalleryDocument
    | QuoteDocument
    | DocumentsDocument
    | AccordionDocument
    | TableDocument
    | CallToActionDocument
    | FiguresDocument
    | VideoDocument,
    Field(discriminator="type"),
]
Fields = Mapping[str, Any]
# Returns the fields of a block's document, None to leave the block out.
Writer = Callable[[Any], Fields | None]
Writers = Mapping[str, tuple[type[BlockDocument], Writer]]


def clean_html(value: RichText | str | None) -> str:
    """Return rich text as HTML with its internal links as addresses."""
    source = value.source if isinstance(value, RichText) else str(value or "")
    return str(expand_db_html(source))


def file_document(document: SiteDocument) -> FileDocument:
    """Return a file to download as data."""
    return FileDocument(
        title=document.title,
        url=f"{settings.SITE_URL}{document.url}",
        language=document.language,
        accessible=document.accessible,
        licence=document.licence_code,
        format=document.file_extension.lower(),
        size=document.get_file_size(),
    )


def _language() -> str:
    return (get_language() or SOURCE_LANGUAGE)[:2]


def _texts(value: Any) -> Fields:
    """Return a struct of texts; an empty address is stored as None."""
    return {name: text or "" for name, text in value.items()}


def _picture(value: Any) -> Fields | None:
    image = image_document(value["image"], _language())
    return {"image": image, "caption": value["caption"]} if image else None


def _gallery(value: Any) -> Fields:
    return {
        "pictures": [found for item in value["pictures"] if (found := _picture(item))]
    }


def _documents(value: Any) -> Fields:
    files = [file_document(document) for document in value["documents"] if document]
    return {"title": value["title"], "files": files}


def _accordion(value: Any) -> Fields:
    return {
        "items": [
            {"title": item["title"], "html": clean_html(item["text"])}
            for item in value["items"]
        ]
    }


def _table(value: Any) -> Fields:
    table = value["table"] or {}
    rows = [[str(cell or "") for cell in row] for row in table.get("data") or []]
    has_header = bool(table.get("first_row_is_table_header")) and bool(rows)
    return {
        "caption": value["caption"],
        "header": rows[0] if has_header else [],
        "rows": rows[1:] if has_header else rows,
        "first_column_is_header": bool(table.get("first_col_is_header")),
    }


def _call_to_action(value: Any) -> Fields:
    page = value["page"]
    url = page.localized.full_url if page else value["url"]
    return {
        "title": value["title"],
        "text": value["text"],
        "label": value["label"],
        "url": url or "",
    }


def _figures(value: Any) -> Fields:
    return {"items": [_texts(item) for item in value["items"]]}


WRITERS: Writers = {
    "heading": (HeadingDocument, lambda value: {"text": value["text"]}),
    "paragraph": (ParagraphDocument, lambda value: {"html": clean_html(value)}),
    "picture": (PictureDocument, _picture),
    "gallery": (GalleryDocument, _gallery),
    "quote": (QuoteDocument, _texts),
    "documents": (DocumentsDocument, _documents),
    "accordion": (AccordionDocument, _accordion),
    "table": (TableDocument, _table),
    "call_to_action": (CallToActionDocument, _call_to_action),
    "figures": (FiguresDocument, _figures),
    "video": (VideoDocument, _texts),
}


def stream_document(stream: StreamValue, writers: Writers = WRITERS) -> list[Any]:
    """Return a stream as typed data, in the active language.

    Args:
        stream: The field's value.
        writers: A schema and a writer for every block type it may hold.
    """
    documents = []
    for block in stream:
        schema, write = writers[block.block_type]
        fields = write(block.value)
        if fields is not None:
            documents.append(schema(id=str(block.id or ""), **fields))
    return documents


def stream_text(stream: StreamValue) -> str:
    """Return the words of a stream, for search."""
    return "\n".join(stream.stream_block.get_searchable_content(stream))


def stream_references(stream: StreamValue) -> Iterable[Model]:
    """Yield the objects a stream shows or links to (`Content.depends_on`).

    A link is drawn with the address of the target's translation, so that one
    counts as well.
    """
    found: set[tuple[type[Model], str]] = {
        (model, str(pk))
        for model, pk, _model_path, _content_path in (
            stream.stream_block.extract_references(stream)
        )
    }
    for model, pk in sorted(found, key=lambda item: (item[0]._meta.label, item[1])):
        if issubclass(model, Page):
            page = Page.objects.filter(pk=pk).first()
            if page is not None:
                yield page.localized.specific_deferred
        else:
            yield model(pk=pk)
