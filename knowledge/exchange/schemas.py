"""Findings, adoptions and conditions as readers of the API get them."""

from datetime import date

from pydantic import BaseModel, Field

from core.texts import TextIn
from knowledge.schemas import LinkedPage
from partners_exchange.chain.schemas import FollowUpOut
from partners_exchange.projections.parts import DateOut, Label, PartnerRef


class FindingSummary(BaseModel):
    """What was seen, and what is to come of it."""

    saw: TextIn
    matters: TextIn | None = Field(description="Why it matters; null: not recorded.")
    verdict: Label = Field(description="yes, adapt or no.")
    partner: PartnerRef | None = Field(description="Who decided and is to act.")
    by_when: DateOut
    start: DateOut = Field(description="When the activity was.")
    activity: LinkedPage | None
    practice: LinkedPage | None = Field(
        description="The practice that was seen; null: none that is public."
    )


class FindingBody(BaseModel):
    """A finding says everything in lists already."""


class AdoptionSummary(BaseModel):
    """One institution's use of another's practice."""

    practice: LinkedPage | None = Field(description="Null: not public any more.")
    partner: PartnerRef
    result: Label = Field(description="adopted, adapted or tried-and-dropped.")
    start: DateOut
    country: Label | None
    nuts: Label | None
    county: Label | None
    place: str = Field(description="Empty: not recorded.")
    changes: TextIn | None
    reason: TextIn | None = Field(description="Why it was dropped.")
    source_url: str
    follow_ups: list[FollowUpOut] = Field(description="After 3 and 12 months.")


class AdoptionBody(BaseModel):
    """An adoption says everything in lists already."""


class FulfilledCondition(BaseModel):
    """How far an institution meets one condition."""

    condition: Label
    rating: int = Field(ge=0, le=3, description="0 not there … 3 fully there.")
    note: TextIn | None


class ConditionsSummary(BaseModel):
    """What an institution says of itself."""

    partner: PartnerRef
    as_of: date = Field(description="When it was last said.")
    conditions: list[FulfilledCondition] = Field(
        description="In the order of the vocabulary; what is left out was not said."
    )


class ConditionsBody(BaseModel):
    """Conditions say everything in lists already."""
