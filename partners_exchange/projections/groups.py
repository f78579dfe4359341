"""Task groups as data."""

from typing import Any

from pydantic import BaseModel, Field

from core.blocks.documents import stream_document, stream_text
from core.blocks.schemas import ProseDocument
from core.html import clean_html
from partners_exchange.addresses import partner_lists
from partners_exchange.models import Partner, TaskGroupPage
from partners_exchange.projections.partners import partner_ref
from partners_exchange.projections.parts import (
    DateOut,
    DecisionOut,
    PartnerRef,
    SourceOut,
    date_out,
    decisions_out,
    plain,
    sources_out,
)
from publication.registry import Content


class GroupMember(BaseModel):
    """A member of a task group."""

    name: str = Field(description="Of a person or organisation, or empty.")
    partner: PartnerRef | None


class GroupSummary(BaseModel):
    """What lists of task groups show."""

    summary: str
    start: DateOut
    end: DateOut
    proofread: bool = Field(description="Whether a person has read this text.")


class GroupBody(BaseModel):
    """What a task group's own document adds."""

    mandate: str = Field(description="HTML; empty: not recorded.")
    body: list[ProseDocument]
    decisions: list[DecisionOut]
    members: list[GroupMember]
    sources: list[SourceOut]


def project_group(page: TaskGroupPage) -> Content:
    """Return a task group in the language of its page."""
    facts = page.facts
    partners = [found for block in facts.members if (found := member_partner(block))]
    return Content(
        summary=GroupSummary(
            summary=page.summary,
            start=date_out(facts.start, facts.start_basis),
            end=date_out(facts.end, facts.end_basis),
            proofread=page.proofread,
        ),
        body=GroupBody(
            mandate=clean_html(page.mandate),
            body=stream_document(page.body),
            decisions=decisions_out(page.decisions),
            members=members_out(facts.members, page.language),
            sources=sources_out(facts.sources),
        ),
        summary_text=page.summary,
        text="\n".join(
            [
                plain(page.mandate),
                stream_text(page.body),
                stream_text(page.decisions),
                *(partner.name for partner in partners),
            ]
        ),
        terms=[("partner", partner.code) for partner in partners],
        date_key=facts.start,
        depends_on=partners,
    )


def member_partner(block: Any) -> Partner | None:
    """Return the partner a row of members names."""
    found = block.value.get("partner")
    return found if isinstance(found, Partner) else None


def members_out(stream: Any, language: str) -> list[GroupMember]:
    """Return the members, partners with their address."""
    index = partner_lists().get(language)
    return [
        GroupMember(
            name=block.value.get("name") or "",
            partner=partner_ref(member_partner(block), language, index),
        )
        for block in stream
    ]
