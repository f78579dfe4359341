"""Entries of the board as readers of the API get them."""

from datetime import date

from pydantic import BaseModel, Field

from core.texts import TextIn
from partners_exchange.projections.parts import Label, PartnerRef


class OfferSummary(BaseModel):
    """An offer or a need in a list."""

    direction: Label = Field(description="offer: “we can show”; need: “we look for”.")
    name: TextIn = Field(description="The title, with the language it is in.")
    summary: TextIn = Field(description="The first words of the text.")
    partner: PartnerRef
    topics: list[Label]
    country: Label | None
    nuts: Label | None = Field(description="Region, NUTS 2024.")
    county: Label | None
    languages: list[Label] = Field(
        description="Languages the institution can work in; empty: not recorded."
    )
    valid_until: date = Field(description="The last day on the board.")


class OfferBody(BaseModel):
    """What an entry's own document adds."""

    text: TextIn = Field(description="Plain text; a blank line parts paragraphs.")
