"""Activities and recurring formats as data."""

from typing import Any

from pydantic import BaseModel, Field

from core.blocks.documents import stream_document, stream_text
from core.blocks.schemas import ProseDocument
from core.files import FileDocument, file_document
from partners_exchange.addresses import partner_lists
from partners_exchange.enums import ActivityMode
from partners_exchange.models import ActivityPage, ActivitySeriesPage, Partner
from partners_exchange.projections.partners import partner_ref
from partners_exchange.projections.parts import (
    DateOut,
    DecisionOut,
    Label,
    PageRef,
    PartnerRef,
    SourceOut,
    concepts_of,
    date_out,
    decisions_out,
    label,
    page_ref,
    sources_out,
    years,
)
from publication.registry import Content, Term


class ActivitySummary(BaseModel):
    """What lists of activities show."""

    summary: str
    activity_kind: Label | None
    start: DateOut
    end: DateOut
    state: Label | None = Field(description="held, announced or ongoing.")
    place: str = Field(description="Building or room; empty: not recorded.")
    city: str = Field(description="Empty: not recorded.")
    mode: Label | None = Field(description="Null: not recorded.")
    county: Label | None
    edition: int | None = Field(description="Number within the recurring activity.")
    series: PageRef | None = Field(description="The recurring activity it belongs to.")
    proofread: bool = Field(description="Whether a person has read this text.")


class ProgrammeRow(BaseModel):
    """One row of a programme."""

    start: str = Field(description="09:30, or empty: no time given.")
    end: str
    title: str
    note: str
    speaker: str


class MaterialOut(BaseModel):
    """Something to read or download."""

    title: str
    language: str = Field(description="ISO 639-1 code, or empty.")
    url: str = Field(description="Address elsewhere; empty for a document.")
    document: FileDocument | None


class ActivityBody(BaseModel):
    """What an activity's own document adds."""

    body: list[ProseDocument]
    programme: list[ProgrammeRow]
    decisions: list[DecisionOut]
    organisers: list[PartnerRef]
    partners: list[PartnerRef]
    topics: list[Label]
    materials: list[MaterialOut]
    sources: list[SourceOut]


class SeriesSummary(BaseModel):
    """What lists of recurring activities show."""

    summary: str
    activity_kind: Label | None
    frequency: str = Field(description="In words; empty: not recorded.")
    proofread: bool = Field(description="Whether a person has read this text.")


class SeriesBody(BaseModel):
    """What a recurring activity's own document adds."""

    body: list[ProseDocument]
    sources: list[SourceOut]


def project_activity(page: ActivityPage) -> Content:
    """Return an activity in the language of its page."""
    facts = page.facts
    partners = [*facts.organisers.all(), *facts.partners.all()]
    return Content(
        summary=activity_summary(page),
        body=activity_body(page),
        summary_text=page.summary,
        text="\n".join(
            [
                stream_text(page.body),
                stream_text(page.programme),
                stream_text(page.decisions),
                page.place,
                page.city,
            ]
        ),
        terms=activity_terms(facts, partners),
        date_key=facts.start,
        depends_on=[
            *partners,
            *facts.topics.all(),
        ],
    )


def activity_summary(page: ActivityPage) -> ActivitySummary:
    """Return what lists show of an activity."""
    facts, language = page.facts, page.language
    return ActivitySummary(
        summary=page.summary,
        activity_kind=label(facts.activity_kind, language),
        start=date_out(facts.start, facts.start_basis),
        end=date_out(facts.end, facts.end_basis),
        state=label(facts.state, language),
        place=page.place,
        city=page.city,
        mode=choice_out(ActivityMode, facts.mode),
        county=label(facts.county, language),
        edition=facts.edition,
        series=page_ref(page.series_here),
        proofread=page.proofread,
    )


def activity_body(page: ActivityPage) -> ActivityBody:
    """Return what an activity's own document adds."""
    facts, language = page.facts, page.language
    index = partner_lists().get(language)

    def refs(partners: list[Partner]) -> list[PartnerRef]:
        found = (partner_ref(partner, language, index) for partner in partners)
        return [ref for ref in found if ref]

    return ActivityBody(
        body=stream_document(page.body),
        programme=[programme_row(block.value) for block in page.programme],
        decisions=decisions_out(page.decisions),
        organisers=refs(list(facts.organisers.all())),
        partners=refs(list(facts.partners.all())),
        topics=[
            found for topic in facts.topics.all() if (found := label(topic, language))
        ],
        materials=[material_out(block.value) for block in facts.materials],
        sources=sources_out(facts.sources),
    )


def activity_terms(facts: ActivityPage, partners: list[Partner]) -> list[Term]:
    """Return what activities are filtered and counted by."""
    terms: list[Term] = [("partner", partner.code) for partner in partners]
    terms += [("topic", topic.code) for topic in facts.topics.all()]
    terms += [("year", year) for year in years(facts.start, facts.end)]
    if facts.activity_kind:
        terms.append(("activity-kind", facts.activity_kind.code))
    if facts.state:
        terms.append(("event-state", facts.state.code))
    if facts.county:
        terms.append(("county", facts.county.code))
    if facts.series:
        terms.append(("series", str(facts.series.translation_key)))
    return terms


def project_series(page: ActivitySeriesPage) -> Content:
    """Return a recurring activity in the language of its page."""
    facts = page.facts
    kind = facts.activity_kind
    return Content(
        summary=SeriesSummary(
            summary=page.summary,
            activity_kind=label(kind, page.language),
            frequency=page.frequency,
            proofread=page.proofread,
        ),
        body=SeriesBody(
            body=stream_document(page.body), sources=sources_out(facts.sources)
        ),
        summary_text=page.summary,
        text="\n".join([page.frequency, stream_text(page.body)]),
        terms=[("activity-kind", kind.code)] if kind else [],
        depends_on=[
            *concepts_of(facts, "activity_kind"),
        ],
    )


def choice_out(choices: Any, value: str) -> Label | None:
    """Return a choice with its label, None when it is not recorded."""
    return Label(code=value, label=str(choices(value).label)) if value else None


def programme_row(value: Any) -> ProgrammeRow:
    """Return a row of a programme; what is not recorded is empty."""
    return ProgrammeRow(
        start=value.get("start") or "",
        end=value.get("end") or "",
        title=value["title"],
        note=value.get("note") or "",
        speaker=value.get("speaker") or "",
    )


def material_out(value: Any) -> MaterialOut:
    """Return a material: a document of the site or an address elsewhere."""
    document = value.get("document")
    return MaterialOut(
        title=value.get("title") or (document.title if document else ""),
        language=value.get("language") or (document.language if document else ""),
        url=value.get("url") or "",
        document=file_document(document) if document else None,
    )
