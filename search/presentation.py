"""Results as readers see them: labels, facets, hits."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_partial_date
from core.languages import FALLBACK_ORDER
from headless.facets import labels_of
from headless.registry import kind_label
from search.documents import Labels, concept_labels
from search.facet_kinds import PAGE_FACETS, PARTNER
from search.narrowing import Facet, facets_of
from search.parameters import Asked
from search.protocol import KIND, LANGUAGE, Hit, Marked, Results, Segment
from search.reasons import Reasons, reasons_of
from vocabularies.enums import Scheme

Term = tuple[str, str]
# Ends of lines: behind a sentence, and behind a fact.
PARAGRAPH = re.compile(r"(?<=[.!?…:;,])\s*\n\s*")
FACT = re.compile(r"\s*\n\s*")
LANGUAGE_NAMES = {
    "pl": gettext_lazy("Polish"),
    "en": gettext_lazy("English"),
    "uk": gettext_lazy("Ukrainian"),
}
WRITTEN_IN = {
    "pl": gettext_lazy("in Polish"),
    "en": gettext_lazy("in English"),
    "uk": gettext_lazy("in Ukrainian"),
}
SHOWN_SCHEMES = (Scheme.COUNTRY.value, Scheme.EVIDENCE_LEVEL.value)


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with everything its entry says."""

    path: str
    language: str
    title: Marked
    summary: Marked
    written_in: str
    meta: list[str]
    evidence: dict[str, Any] | None
    reasons: Reasons


class Presentation:
    """Turns an engine's answer into what the template draws.

    Two queries: labels of concepts, names of partners.
    """

    def __init__(self, asked: Asked, results: Results, language: str) -> None:
        self.asked = asked
        self.results = results
        self.language = language
        self.concepts: Labels = concept_labels(self._needed_terms())
        self.partners = labels_of({PARTNER: list(self._codes(PARTNER))}, language)

    def _codes(self, facet: str) -> Collection[str]:
        chosen = [
            code
            for kind in PAGE_FACETS
            if kind.facet == facet
            for code in self.asked.chosen.get(kind.name, ())
        ]
        return {**self.results.facets.get(facet, {}), **dict.fromkeys(chosen, 0)}

    def _needed_terms(self) -> set[Term]:
        needed = {
            (kind.facet, code)
            for kind in PAGE_FACETS
            if kind.facet in Scheme
            for code in self._codes(kind.facet)
        }
        for hit in self.results.hits:
            needed.update(hit.concepts)
            needed.update(
                (scheme, code)
                for scheme in SHOWN_SCHEMES
                for code in hit.terms.get(scheme, [])
            )
        return needed

    def label(self, facet: str, code: str) -> str:
        """Return what readers call a value of a facet."""
        if facet == KIND:
            return kind_label(code, many=True)
        if facet == LANGUAGE:
            return str(LANGUAGE_NAMES.get(code, code))
        if facet == PARTNER:
            return self.partners[PARTNER].get(code, code)
        return best_label(self.concepts.get((facet, code), {}), self.language) or code

    def facets(self) -> list[Facet]:
        """Return the facets that have anything to choose."""
        return facets_of(self.asked, self.results.facets, self.label)

    def found(self, hits: Iterable[Hit]) -> list[Found]:
        """Return hits as they are drawn."""
        return [self._found(hit) for hit in hits]

    def _found(self, hit: Hit) -> Found:
        foreign = hit.language != self.language
        return Found(
            path=hit.path,
            language=hit.language,
            title=hit.title,
            summary=one_line(hit.summary),
            written_in=str(WRITTEN_IN[hit.language]) if foreign else "",
            meta=self._meta(hit),
            evidence=self._evidence(hit),
            reasons=reasons_of(
                hit,
                language=self.language,
                scope=self.asked.scope,
                labels=self.label,
            ),
        )

    def _meta(self, hit: Hit) -> list[str]:
        countries = [
            self.label("country", code) for code in hit.terms.get("country", [])
        ]
        date = [format_partial_date(hit.date)] if hit.date else []
        return [kind_label(hit.kind), *countries, *date]

    def _evidence(self, hit: Hit) -> dict[str, Any] | None:
        for code in hit.terms.get("evidence-level", []):
            if code.isdigit():
                name = self.label("evidence-level", code)
                text = _("Evidence level %(level)s: %(name)s")
                return {
                    "level": int(code),
                    "label": text % {"level": code, "name": name},
                }
        return None


def one_line(marked: Marked) -> Marked:
    """Return a passage on one line: what stood on lines of their own stays apart.

    Facts are listed one on each line in the text that is searched; paragraphs end
    with a full stop.
    """
    return [
        Segment(FACT.sub(" · ", PARAGRAPH.sub(" ", part.text)), part.marked)
        for part in marked
    ]


def best_label(labels: Mapping[str, str], language: str) -> str:
    """Return a label in the best language for a reader."""
    order = FALLBACK_ORDER[language]
    return next((labels[code] for code in order if labels.get(code)), "")
