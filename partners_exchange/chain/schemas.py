"""A chain as readers of the API get it."""

from datetime import date

from pydantic import BaseModel, Field

from core.texts import TextIn
from partners_exchange.projections.parts import DateOut, Label


class ChainLink(BaseModel):
    """One link of a chain, in the best language there is for the reader."""

    key: str = Field(description="Permanent identifier.")
    kind: str = Field(description="activity, finding, practice or adoption.")
    language: str = Field(description="Language of the title.")
    title: str
    summary: str = Field(description="Plain text; may be empty.")
    date: DateOut
    path: str = Field(description="Path on the site.")
    chain: str = Field(description="Path of the page with the chain around it.")


class FollowUpOut(BaseModel):
    """What an institution says some months after it took a practice up."""

    months: int = Field(description="3 or 12.")
    due: date
    answered: date | None = Field(description="Null: not answered yet.")
    result: Label | None = Field(description="How it stood then.")
    note: TextIn | None


class FollowUpLink(FollowUpOut):
    """A follow-up and the adoption it belongs to."""

    adoption: str = Field(description="Permanent identifier of the adoption.")


class ChainDocument(BaseModel):
    """What hangs together with one object, as far as it is public."""

    key: str = Field(description="The object that was asked for.")
    kind: str
    activities: list[ChainLink] = Field(description="Where something was seen.")
    findings: list[ChainLink] = Field(description="What was seen there.")
    practices: list[ChainLink]
    adoptions: list[ChainLink] = Field(description="Who took the practices up.")
    follow_ups: list[FollowUpLink] = Field(description="How it went afterwards.")
