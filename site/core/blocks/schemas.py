"""What blocks of a stream are as data, one typed schema per block.

A text that may be empty is "" when it is not recorded, a list is empty. Texts
are in the language of the document that holds the block.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from core.blocks.pictures import ImageDocument
from core.files import FileDocument
from core.targets import LinkDocument

NOT_RECORDED = '"": not recorded.'
HTML = "Clean HTML: paragraphs, lists, headings, emphasis and links."


class BlockDocument(BaseModel):
    """Fields common to all blocks."""

    id: str = Field(description="The same in every language of a page.")


class HeadingDocument(BlockDocument):
    """A section heading."""

    type: Literal["heading"] = "heading"
    text: str


class ParagraphDocument(BlockDocument):
    """Running text."""

    type: Literal["paragraph"] = "paragraph"
    html: str = Field(description=HTML)


class PictureItem(BaseModel):
    """An image with its caption."""

    image: ImageDocument
    caption: str = Field(description=NOT_RECORDED)


class PictureDocument(BlockDocument, PictureItem):
    """An image in the text."""

    type: Literal["picture"] = "picture"


class GalleryDocument(BlockDocument):
    """Several images together."""

    type: Literal["gallery"] = "gallery"
    pictures: list[PictureItem] = Field(description="Without those that are lost.")


class QuoteDocument(BlockDocument):
    """Somebody's words."""

    type: Literal["quote"] = "quote"
    text: str
    attribution: str = Field(
        description=f"Who said it; never translated. {NOT_RECORDED}"
    )
    source_url: str = Field(description=NOT_RECORDED)


class DocumentsDocument(BlockDocument):
    """Files to download."""

    type: Literal["documents"] = "documents"
    title: str = Field(description='"": the list has no title of its own.')
    files: list[FileDocument]


class AccordionItem(BaseModel):
    """A title that opens a text."""

    title: str
    html: str = Field(description=HTML)


class AccordionDocument(BlockDocument):
    """Texts that open on demand."""

    type: Literal["accordion"] = "accordion"
    items: list[AccordionItem]


class TableDocument(BlockDocument):
    """A data table."""

    type: Literal["table"] = "table"
    caption: str
    header: list[str] = Field(description="Column headings; may be empty.")
    rows: list[list[str]] = Field(description='Rows of plain text; "": empty cell.')
    first_column_is_header: bool


class CallToActionDocument(BlockDocument):
    """A way on."""

    type: Literal["call_to_action"] = "call_to_action"
    title: str
    text: str = Field(description='"": no text.')
    label: str = Field(description="Words on the link.")
    link: LinkDocument | None = Field(
        description="null: the page it led to is not public; show no link."
    )


class FigureItem(BaseModel):
    """One number with its source."""

    value: str
    label: str
    source: str = Field(
        description=f"Where it is from; never translated. {NOT_RECORDED}"
    )
    source_url: str = Field(description=NOT_RECORDED)


class FiguresDocument(BlockDocument):
    """Facts in figures."""

    type: Literal["figures"] = "figures"
    items: list[FigureItem]


class VideoDocument(BlockDocument):
    """A video elsewhere, with what it shows."""

    type: Literal["video"] = "video"
    url: str = Field(description="Where to watch it.")
    player_url: str = Field(
        description="Player without cookies, to be loaded only once the reader asks; "
        '"": there is none.'
    )
    title: str
    description: str = Field(description="For a reader who does not see or hear it.")


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
