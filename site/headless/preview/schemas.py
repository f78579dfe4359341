"""The shape of a draft: the document of its kind, and what it was opened by."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any, Union

from pydantic import BaseModel, Field, create_model

from headless.registry import Kind
from headless.schemas import document_schema
from publication.envelope import Envelope


class PreviewFacts(BaseModel):
    """Which draft this is, and how long it can be asked for."""

    revision: int = Field(description="Number of the saved revision.")
    created: datetime = Field(description="When the revision was saved.")
    expires: datetime = Field(description="When the token ends.")


def any_draft(known: Sequence[Kind]) -> Any:
    """Return the union of every kind's draft, told apart by `kind`."""
    drafts = [draft_schema(kind) for kind in known]
    if not drafts:
        return Envelope
    if len(drafts) == 1:
        return drafts[0]
    return Annotated[Union[tuple(drafts)], Field(discriminator="kind")]  # noqa: UP007


def draft_schema(kind: Kind) -> type[BaseModel]:
    """Return the schema of a kind's draft."""
    fields: dict[str, Any] = {"preview": (PreviewFacts, ...)}
    return create_model(
        f"{kind.name}Draft",
        __base__=document_schema(kind),
        __doc__=f"{kind.kind}: a draft, for a preview.",
        **fields,
    )
