"""The facets beside the results, with the number each choice would give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from core.languages import LANGUAGE_CODES
from search.facet_kinds import LANGUAGES, PAGE_FACETS, FacetKind, Values
from search.parameters import Asked

# Values a facet shows at once, and all it shows: whoever needs more types a word.
SHOWN = 8
MOST_SHOWN = 100

Numbers = Mapping[str, int]
# Returns what readers call a value, by the facet of the engines and its code.
Labels = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet.

    Attributes:
        number: Objects that it would give.
        remove: The query string without it.
    """

    code: str
    label: str
    number: int
    chosen: bool
    remove: str


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the results.

    Attributes:
        choices, more: What readers see at once, and what they unfold.
    """

    name: str
    label: Any
    choices: list[Choice]
    more: list[Choice]
    open: bool


def facets_of(
    asked: Asked, numbers: Mapping[str, Numbers], labels: Labels
) -> list[Facet]:
    """Return the facets that have anything to choose."""
    found = [
        facet_of(kind, asked, numbers.get(kind.facet, {}), labels)
        for kind in PAGE_FACETS
    ]
    return [facet for facet in found if facet.choices]


def facet_of(kind: FacetKind, asked: Asked, numbers: Numbers, labels: Labels) -> Facet:
    """Return a facet: what is chosen stands where readers see it."""
    picked = asked.chosen.get(kind.name, [])
    choices = in_order(
        kind,
        [
            Choice(
                code=code,
                label=labels(kind.facet, code),
                number=numbers.get(code, 0),
                chosen=code in picked,
                remove=asked.without(kind.name, code),
            )
            for code in dict.fromkeys([*numbers, *picked])
        ],
    )
    # One value alone is not worth a click to unfold it.
    shown = len(choices) if len(choices) == SHOWN + 1 else SHOWN
    hidden = choices[shown:]
    return Facet(
        name=kind.name,
        label=kind.label,
        choices=choices[:shown] + [choice for choice in hidden if choice.chosen],
        more=[choice for choice in hidden if not choice.chosen][: MOST_SHOWN - shown],
        open=kind.open or bool(picked),
    )


def in_order(kind: FacetKind, choices: list[Choice]) -> list[Choice]:
    """Return the values of a facet in the order in which they stand."""
    if kind.name == LANGUAGES:
        order = {code: place for place, code in enumerate(LANGUAGE_CODES)}
        return sorted(choices, key=lambda item: order.get(item.code, len(order)))
    if kind.values == Values.FREQUENT:
        return sorted(choices, key=lambda choice: (-choice.number, choice.label))
    return sorted(
        choices,
        key=lambda choice: choice.code,
        reverse=kind.values == Values.LATEST,
    )


def chosen_of(facets: list[Facet]) -> list[tuple[Facet, Choice]]:
    """Return the chosen values, to be taken away one by one."""
    return [
        (facet, choice) for facet in facets for choice in facet.choices if choice.chosen
    ]
