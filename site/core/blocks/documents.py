"""Stream blocks as data: one writer per block.

`stream_document` is what projections of page types put into their body; apps
with stream blocks of their own register writers for them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from wagtail.blocks import StreamBlock, StreamValue

from core.blocks import schemas
from core.blocks.pictures import image_document
from core.blocks.prose import ProseStreamBlock, call_to_action_link
from core.blocks.video import player_url
from core.files import file_document
from core.html import clean_html
from core.targets import Targets, read_targets

Fields = Mapping[str, Any]
# Returns the fields of a block's document, None to leave the block out.
Writer = Callable[[Any, Targets], Fields | None]
Writers = Mapping[str, tuple[type[schemas.BlockDocument], Writer]]


def _texts(value: Any, _targets: Targets) -> Fields:
    """Return a struct of texts; an empty address is stored as None."""
    return {name: text or "" for name, text in value.items()}


def _paragraph(value: Any, targets: Targets) -> Fields:
    return {"html": clean_html(value, targets)}


def _picture(value: Any, targets: Targets) -> Fields | None:
    image = image_document(targets.image(value["image"]), targets.language)
    return {"image": image, "caption": value["caption"] or ""} if image else None


def _gallery(value: Any, targets: Targets) -> Fields:
    found = (_picture(item, targets) for item in value["pictures"])
    return {"pictures": [fields for fields in found if fields]}


def _documents(value: Any, _targets: Targets) -> Fields:
    files = [file_document(document) for document in value["documents"] if document]
    return {"title": value["title"] or "", "files": files}


def _accordion(value: Any, targets: Targets) -> Fields:
    return {
        "items": [
            {"title": item["title"], "html": clean_html(item["text"], targets)}
            for item in value["items"]
        ]
    }


def _table(value: Any, _targets: Targets) -> Fields:
    table = value["table"] or {}
    rows = [[str(cell or "") for cell in row] for row in table.get("data") or []]
    has_header = bool(table.get("first_row_is_table_header")) and bool(rows)
    return {
        "caption": value["caption"],
        "header": rows[0] if has_header else [],
        "rows": rows[1:] if has_header else rows,
        "first_column_is_header": bool(table.get("first_col_is_header")),
    }


def _call_to_action(value: Any, targets: Targets) -> Fields:
    return {
        "title": value["title"],
        "text": value["text"] or "",
        "label": value["label"],
        "link": call_to_action_link(value, targets),
    }


def _figures(value: Any, targets: Targets) -> Fields:
    return {"items": [_texts(item, targets) for item in value["items"]]}


def _video(value: Any, targets: Targets) -> Fields:
    return {**_texts(value, targets), "player_url": player_url(value["url"])}


WRITERS: Writers = {
    "heading": (schemas.HeadingDocument, _texts),
    "paragraph": (schemas.ParagraphDocument, _paragraph),
    "picture": (schemas.PictureDocument, _picture),
    "gallery": (schemas.GalleryDocument, _gallery),
    "quote": (schemas.QuoteDocument, _texts),
    "documents": (schemas.DocumentsDocument, _documents),
    "accordion": (schemas.AccordionDocument, _accordion),
    "table": (schemas.TableDocument, _table),
    "call_to_action": (schemas.CallToActionDocument, _call_to_action),
    "figures": (schemas.FiguresDocument, _figures),
    "video": (schemas.VideoDocument, _video),
}
# The writers of every stream that is published block by block.
stream_writers: dict[type[StreamBlock], Writers] = {ProseStreamBlock: WRITERS}


def register_stream(stream_block: type[StreamBlock], writers: Writers) -> None:
    """Publish streams of a type with these writers."""
    stream_writers[stream_block] = writers


def stream_document(stream: StreamValue) -> list[Any]:
    """Return a stream as typed data, in the active language.

    What its blocks link to and show is read first, for all of them together.
    """
    writers = stream_writers[type(stream.stream_block)]
    targets = read_targets(stream.stream_block.extract_references(stream))
    documents = []
    for block in stream:
        schema, write = writers[block.block_type]
        fields = write(block.value, targets)
        if fields is not None:
            documents.append(schema(id=str(block.id or ""), **fields))
    return documents


def stream_text(stream: StreamValue) -> str:
    """Return the words of a stream, for search."""
    return "\n".join(stream.stream_block.get_searchable_content(stream))
