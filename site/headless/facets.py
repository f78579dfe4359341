"""Numbers beside the filters of a list: `facets=1`.

Who counts is registered from above (`search`): a list must not count a second
time what the search engine knows.
"""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from publication.models import Publication
from vocabularies.enums import Scheme
from vocabularies.models import Concept

# Values of a scheme that are sent, the most frequent of them.
MOST_VALUES = 200

Numbers = Mapping[str, Mapping[str, int]]
Labels = Mapping[str, str]
# Return the labels of some codes for a reader of a language.
LabelSource = Callable[[Collection[str], str], Labels]


@dataclass(frozen=True, slots=True)
class FacetQuestion:
    """Which list is counted, and by what.

    Attributes:
        fallback: Whether another language stands in for a missing one.
        terms: Codes by scheme that narrow the list.
        schemes: What is counted; a scheme's own filter does not narrow it.
    """

    kind: str
    language: str
    fallback: bool
    terms: Mapping[str, Sequence[str]]
    schemes: Sequence[str]


class FacetSource(Protocol):
    """Counts the objects of a list by their terms."""

    def position(self) -> int:
        """Return the place in the log up to which is counted."""

    def numbers(self, question: FacetQuestion) -> Numbers | None:
        """Return objects by scheme and code; None when it cannot tell now."""


_sources: list[FacetSource] = []
_labels: dict[str, LabelSource] = {}


def register_facet_source(source: FacetSource) -> None:
    """Let lists count by a source; the last one registered counts."""
    _sources.append(source)


def register_facet_labels(scheme: str, labels: LabelSource) -> None:
    """Say what readers call the codes of a scheme that is no vocabulary."""
    _labels[scheme] = labels


def facets_position() -> int:
    """Return up to where facets are counted: part of what an answer is made from."""
    return _sources[-1].position() if _sources else 0


def facets_data(question: FacetQuestion) -> dict[str, Any] | None:
    """Return the facets of a list as they are sent; None when unknown now."""
    numbers = _sources[-1].numbers(question) if _sources else None
    return None if numbers is None else facet_values(numbers, question.language)


def facet_values(numbers: Numbers, language: str) -> dict[str, list[dict[str, Any]]]:
    """Return counted codes as they are sent: the most frequent, with their labels."""
    frequent = {
        scheme: sorted(found.items(), key=lambda item: (-item[1], item[0]))[
            :MOST_VALUES
        ]
        for scheme, found in numbers.items()
    }
    labels = labels_of(
        {scheme: [code for code, _n in values] for scheme, values in frequent.items()},
        language,
    )
    return {
        scheme: [
            {"code": code, "label": labels[scheme].get(code, code), "count": number}
            for code, number in values
        ]
        for scheme, values in frequent.items()
    }


def labels_of(codes: Mapping[str, Sequence[str]], language: str) -> dict[str, Labels]:
    """Return labels by scheme and code: a query for concepts, one for titles.

    Schemes with labels of their own ask for them besides.
    """
    concepts = concept_labels([name for name in codes if name in Scheme], language)
    titles = object_titles(
        [
            code
            for scheme, listed in codes.items()
            for code in listed
            if scheme not in Scheme and scheme not in _labels and is_key(code)
        ],
        language,
    )
    return {
        scheme: _labels[scheme](listed, language)
        if scheme in _labels and listed
        else concepts.get(scheme, titles)
        for scheme, listed in codes.items()
    }


def concept_labels(schemes: Sequence[str], language: str) -> dict[str, dict[str, str]]:
    """Return the labels of vocabularies; no query for none."""
    found: dict[str, dict[str, str]] = {}
    if not schemes:
        return found
    columns = [f"label_{code}" for code in FALLBACK_ORDER[language]]
    rows = Concept.objects.rewrite(False).filter(scheme__in=schemes)
    for scheme, code, *labels in rows.values_list("scheme", "code", *columns):
        label = next((label for label in labels if label), code)
        found.setdefault(scheme, {})[code] = label
    return found


def is_key(code: str) -> bool:
    """Say whether a code is the key of a published object."""
    try:
        return str(uuid.UUID(code)) == code
    except ValueError:
        return False


def object_titles(keys: Sequence[str], language: str) -> dict[str, str]:
    """Return the titles of published objects for a reader; no query for none."""
    if not keys:
        return {}
    rows = Publication.objects.filter(key__in=keys, withdrawn_at=None)
    order = {code: place for place, code in enumerate(FALLBACK_ORDER[language])}
    found = list(rows.values_list("key", "language", "title"))
    found.sort(key=lambda row: order.get(row[1], len(LANGUAGE_CODES)), reverse=True)
    return {str(key): title for key, _language, title in found}
