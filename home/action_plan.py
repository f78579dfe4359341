"""What the action plan shows: prose of the language, facts of the source page."""

from dataclasses import dataclass
from typing import Any

from core.languages import Text
from core.models import BasePage
from home.enums import PlanItemState
from home.pairs import paired_blocks


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One item of the plan."""

    title: Text | None
    partner: Any
    responsible: str
    state: PlanItemState
    date: str
    date_basis: str
    sources: list[dict[str, str]]


def plan_rows(page: BasePage) -> list[PlanRow]:
    """Return the items in the source page's order."""
    return [
        PlanRow(
            title=block.text("title"),
            partner=block.facts["partner"],
            responsible=block.facts["responsible"] or "",
            state=PlanItemState(block.facts["state"] or PlanItemState.NOT_RECORDED),
            date=block.facts["date"] or "",
            date_basis=block.facts["date_basis"] or "",
            sources=[dict(source) for source in block.facts["sources"]],
        )
        for _kind, block in paired_blocks(page, "items")
    ]
