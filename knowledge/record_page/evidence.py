"""The evidence scale, with what each level means."""

from dataclasses import dataclass

from core.languages import Text
from partners_exchange.projections.parts import Label
from vocabularies.enums import Scheme
from vocabularies.selectors import concepts


@dataclass(frozen=True, slots=True)
class Level:
    """One station of the evidence scale.

    `state` is here, done (below the level reached) or empty.
    """

    number: str
    label: str
    definition: Text | None
    state: str


def evidence_scale(level: Label | None, language: str) -> list[Level]:
    """Return the four levels with the one reached marked."""
    reached = level.code if level else ""
    return [
        Level(
            number=concept.code,
            label=concept.label_in(language),
            definition=concept.text("definition", language),
            state=_state(concept.code, reached),
        )
        for concept in concepts(scheme=Scheme.EVIDENCE_LEVEL)
    ]


def _state(code: str, reached: str) -> str:
    if code == reached:
        return "here"
    return "done" if code < reached else ""
