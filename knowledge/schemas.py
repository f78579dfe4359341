"""Records, products and what they refer to, as readers of the API get them."""

from datetime import date

from pydantic import BaseModel, Field

from core.blocks.schemas import ProseDocument
from core.files import FileDocument
from partners_exchange.projections.parts import (
    DateOut,
    Label,
    PageRef,
    PartnerRef,
    SourceOut,
)


class PartnerInRole(PartnerRef):
    """A further partner of a record."""

    role: str = Field(description="Code; `not-recorded` when no source says it.")
    role_label: str


class LinkedPage(PageRef):
    """Another public page, in the best language there is for the reader."""

    language: str = Field(description="Language of the title and the page.")


class TextPart(BaseModel):
    """A part of a record as clean HTML."""

    html: str
    language: str = Field(description="Language it is written in.")


class StreamPart(BaseModel):
    """A part of a record as blocks."""

    blocks: list[ProseDocument]
    language: str = Field(description="Language it is written in.")


class ResultDocument(BaseModel):
    """One row of the results table; empty texts are not recorded."""

    id: str
    language: str
    indicator: str
    baseline: str
    value: str
    unit: str
    method: str
    date: DateOut
    source: SourceOut


class ConditionDocument(BaseModel):
    """What one condition means to whoever takes the practice up."""

    id: str
    condition: Label
    rating: int = Field(
        ge=0,
        le=3,
        description="0 not important, 1 helpful, 2 important, 3 necessary.",
    )
    reason: str = Field(description="Empty: not recorded.")
    language: str = Field(description="Language of the reason.")


class RelationOut(LinkedPage):
    """A practice this one comes from, resembles or replaces."""

    relation: str = Field(description="derived-from, similar or supersedes.")


class SameAs(BaseModel):
    """The partner or recurring activity that the record is the same thing as."""

    kind: str = Field(description="partner or activity-series.")
    partner: PartnerRef | None = None
    page: LinkedPage | None = None


class RecordSummary(BaseModel):
    """What lists show of practices and resources."""

    summary: str
    record_type: Label | None
    practice_kind: Label | None
    topics: list[Label]
    countries: list[Label]
    start: DateOut
    end: DateOut
    owner: PartnerRef | None
    compiled: bool = Field(
        description="Compiled from public sources, not confirmed by the owner."
    )
    confirmation: str = Field(description="not-asked, confirmed or unconfirmed.")
    archived_on: date | None = Field(
        description="Since when the record is history; null: it is current."
    )
    proofread: bool = Field(description="A person has proof-read this text.")


class PracticeSummary(RecordSummary):
    """A good practice in a list."""

    evidence_level: Label | None = Field(
        description="Set by reviewers; null: not assessed."
    )


class ResourceSummary(RecordSummary):
    """A resource or project in a list."""


class RecordBody(BaseModel):
    """What single documents of practices and resources add."""

    plain_summary: str
    description: StreamPart | None = Field(description="null: not recorded.")
    results: list[ResultDocument] = Field(description="Empty: none recorded.")
    target_groups: list[Label]
    regions: list[Label]
    counties: list[Label]
    origin_country: Label | None
    scale: Label | None
    stage: Label | None
    other_partners: list[PartnerInRole]
    licence: Label | None
    sources: list[SourceOut]
    source_url: str
    last_confirmed: date | None
    attachments: list[FileDocument]
    same_as: SameAs | None


class PracticeBody(RecordBody):
    """A good practice."""

    problem: TextPart | None = Field(description="null: not recorded.")
    lessons: TextPart | None = Field(
        description="What did not work, risks, lessons; null: not recorded."
    )
    resources_needed: TextPart | None = Field(description="null: not recorded.")
    transfer_profile: list[ConditionDocument] = Field(
        description="In the order of the vocabulary; empty: not rated."
    )
    product: LinkedPage | None
    origin_activity: LinkedPage | None
    relations: list[RelationOut] = Field(description="Public practices only.")


class ResourceBody(RecordBody):
    """A resource or project."""


class ProductSummary(BaseModel):
    """A product of the partnership in a list."""

    summary: str
    product_kind: Label | None
    year: DateOut
    status: str = Field(description="in-use, superseded or not-recorded.")
    makers: list[PartnerRef]
    proofread: bool


class ProductBody(BaseModel):
    """A product of the partnership."""

    body: list[ProseDocument]
    used_by: list[PartnerRef] = Field(description="Empty: none recorded.")
    used_by_note: str
    replaced_by: LinkedPage | None
    task_groups: list[LinkedPage]
    sources: list[SourceOut]
