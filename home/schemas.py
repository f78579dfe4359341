"""The institutional pages as readers of the API get them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from core.blocks.pictures import ImageDocument
from core.blocks.schemas import (
    AccordionDocument,
    BlockDocument,
    CallToActionDocument,
    DocumentsDocument,
    FiguresDocument,
    GalleryDocument,
    HeadingDocument,
    ParagraphDocument,
    PictureDocument,
    QuoteDocument,
    TableDocument,
    VideoDocument,
)
from core.files import FileDocument
from core.texts import TextIn
from knowledge.schemas import LinkedPage
from partners_exchange.projections.parts import (
    DateOut,
    Label,
    PartnerRef,
    SourceOut,
)


class ListingDocument(BlockDocument):
    """What is newest or first of a kind; fetch `/api/v1/<list>` with these values."""

    type: Literal["listing"] = "listing"
    title: str = Field(description='"": the list has no title of its own.')
    kind: str
    list: str = Field(description="Name of the list in the API.")
    order: str = Field(description="Value of the parameter `order`.")
    count: int = Field(description="Value of the parameter `limit`.")


HomeBlock = Annotated[
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
    | VideoDocument
    | ListingDocument,
    Field(discriminator="type"),
]


class PageSummary(BaseModel):
    """A page of text in a list."""

    summary: str
    proofread: bool = Field(description="A person has proof-read this text.")


class PageBody(BaseModel):
    """A page of text."""

    body: list[HomeBlock]


class ConsentOut(BaseModel):
    """What a person agrees to by sending a form."""

    text: str
    version: str = Field(description="Changes with every change of the wording.")


class ContactBody(BaseModel):
    """The contact page; its form is at `/api/v1/forms/{form}`."""

    body: list[HomeBlock]
    form: str = Field(description="Key of the form.")
    consent: ConsentOut
    privacy_text: str = Field(description="Words of the link; may be empty.")
    privacy_page: LinkedPage | None = Field(description="null: not public.")
    thanks: str = Field(description="Clean HTML, shown once the message is stored.")


class NewsSummary(PageSummary):
    """A news item in a list."""

    date: date


class NewsBody(BaseModel):
    """A news item."""

    body: list[HomeBlock]
    image: ImageDocument | None
    partners: list[PartnerRef]


class HighlightOut(BaseModel):
    """One year of the short history."""

    year: int
    text: TextIn | None


class ShortBranchOut(BaseModel):
    """A line that left the main one, in short."""

    start: int
    end: int
    open: bool = Field(description="The end is not recorded; `end` is the last record.")
    text: TextIn | None


class HomeSummary(PageSummary):
    """The home page in a list."""


class HomeBody(BaseModel):
    """The home page's own texts."""

    lead: str
    standfirst: str = Field(description="Clean HTML.")
    highlights: list[HighlightOut]
    branches: list[ShortBranchOut]


class MilestoneOut(BaseModel):
    """One station of the history."""

    id: str
    period: str = Field(description="Heading of the stretch it belongs to.")
    start: DateOut
    end: DateOut
    kind: Label
    state: Label
    branch: str = Field(description="Code of the branch it stands on; may be empty.")
    title: TextIn | None
    text: TextIn | None
    note: TextIn | None
    image: ImageDocument | None
    sources: list[SourceOut]
    pages: list[LinkedPage]
    partners: list[PartnerRef]


class BranchOut(BaseModel):
    """A line that leaves the main one."""

    code: str
    label: TextIn | None
    note: TextIn | None
    parent: str
    from_event: str
    to_event: str = Field(description="Where it rejoins; empty: it does not.")
    last_event: str = Field(description="Where the records end; may be empty.")


class HistorySummary(PageSummary):
    """The history in a list."""


class HistoryBody(BaseModel):
    """The history as structured milestones."""

    milestones: list[MilestoneOut]
    branches: list[BranchOut]


class FoundingDocumentSummary(BaseModel):
    """A founding document in a list."""

    summary: str
    state: str = Field(description="signed, adopted, announced or not-recorded.")
    date: DateOut
    parties: TextIn | None = Field(description="null: not recorded.")
    proofread: bool = Field(description="A person has proof-read this text.")


class FoundingDocumentBody(BaseModel):
    """A founding document."""

    code: str
    description: TextIn | None = Field(description="Clean HTML.")
    file: FileDocument | None = Field(description="null: not provided by the host.")
    event_id: str
    sources: list[SourceOut]
