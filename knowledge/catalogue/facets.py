"""The facets beside a list, with the number each choice would give."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from knowledge.catalogue.asked import Asked
from knowledge.catalogue.shelves import Shelf
from knowledge.catalogue.values import Known, label_of
from search.facet_kinds import FacetKind, Values

# Values a facet shows before the reader asks for all.
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    code: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list.

    Attributes:
        hidden: How many more values there are.
        all_query: The query string that shows them.
    """

    name: str
    label: Any
    choices: list[Choice]
    open: bool
    hidden: int = 0
    all_query: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """A chosen value and the query string without it."""

    label: str
    query: str


def facets_of(
    shelf: Shelf, asked: Asked, known: Known, counts: Mapping[str, Mapping[str, int]]
) -> list[Facet]:
    """Return the facets that have anything to choose."""
    found = [
        _facet(kind, asked, known, counts.get(kind.facet, {})) for kind in shelf.facets
    ]
    return [facet for facet in found if facet.choices]


def _facet(
    kind: FacetKind, asked: Asked, known: Known, counts: Mapping[str, int]
) -> Facet:
    picked = asked.chosen.get(kind.name, [])
    choices = [
        Choice(
            code, label_of(known, kind.name, code), counts.get(code, 0), code in picked
        )
        for code in _codes(kind, known, counts, picked)
    ]
    whole = kind.name in asked.whole or kind.values == Values.VOCABULARY
    shown = choices if whole else [*choices[:SHOWN], *_chosen(choices[SHOWN:])]
    return Facet(
        name=kind.name,
        label=kind.label,
        choices=shown,
        open=kind.open or bool(picked) or kind.name in asked.whole,
        hidden=len(choices) - len(shown),
        all_query=asked.address(whole=[*asked.whole, kind.name]),
    )


def _codes(
    kind: FacetKind, known: Known, counts: Mapping[str, int], picked: list[str]
) -> list[str]:
    """Return the values of a facet in the order in which they stand."""
    if kind.values == Values.VOCABULARY:
        return list(known[kind.name]) if counts or picked else []
    codes = list(dict.fromkeys([*counts, *picked]))
    if kind.values == Values.LATEST:
        return sorted(codes, reverse=True)
    return sorted(
        codes,
        key=lambda code: (-counts.get(code, 0), label_of(known, kind.name, code)),
    )


def _chosen(choices: list[Choice]) -> list[Choice]:
    return [choice for choice in choices if choice.chosen]


def applied(shelf: Shelf, asked: Asked, known: Known) -> list[Applied]:
    """Return what narrows the list, to be taken away one by one."""
    found = []
    if asked.text:
        words = gettext("Words: %(words)s") % {"words": asked.text}
        found.append(Applied(words, asked.address(text="")))
    for kind in shelf.facets:
        for code in asked.chosen.get(kind.name, []):
            text = gettext("%(facet)s: %(value)s") % {
                "facet": kind.label,
                "value": label_of(known, kind.name, code),
            }
            found.append(Applied(text, asked.without(kind.name, code)))
    return found
