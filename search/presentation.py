"""Results as readers see them: labels, reasons, facets, ways on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.dates import format_partial_date
from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from headless.registry import kind_label
from search.documents import Labels, concept_labels
from search.parameters import FACETS, Asked
from search.protocol import Hit, Marked, Meaning, Results, Scope

Term = tuple[str, str]
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
FOUND_IN = {
    "pl": gettext_lazy("Found in the Polish text:"),
    "en": gettext_lazy("Found in the English text:"),
    "uk": gettext_lazy("Found in the Ukrainian text:"),
}
NOT_YET_IN = {
    "pl": gettext_lazy("There is no Polish translation yet."),
    "en": gettext_lazy("There is no English translation yet."),
    "uk": gettext_lazy("There is no Ukrainian translation yet."),
}
FOUND_BY = {
    "topic": gettext_lazy("Found by the topic “%(label)s”"),
    "target-group": gettext_lazy("Found by the target group “%(label)s”"),
    "country": gettext_lazy("Found by the country “%(label)s”"),
    "county": gettext_lazy("Found by the county “%(label)s”"),
}
FACET_LABELS = {
    "kind": gettext_lazy("What it is"),
    "lng": gettext_lazy("Language of the text"),
    "topic": gettext_lazy("Topic"),
    "country": gettext_lazy("Country"),
}
CONCEPT_FACETS = ("topic", "country")
SHOWN_SCHEMES = ("country", "evidence-level")


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
    found_in: str
    matched: Iterable[str]
    not_yet: str
    found_by: str
    meanings: Iterable[Meaning]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet."""

    code: str
    label: str
    number: int
    chosen: bool
    remove: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its values, the most frequent first."""

    name: str
    label: str
    choices: list[Choice]


class Presentation:
    """Turns an engine's answer into what the template draws; one query."""

    def __init__(self, asked: Asked, results: Results, language: str) -> None:
        self.asked = asked
        self.results = results
        self.language = language
        self.labels: Labels = concept_labels(self._needed_terms())

    def _needed_terms(self) -> set[Term]:
        needed = {
            (scheme, code)
            for scheme in CONCEPT_FACETS
            for code in self.results.facets.get(scheme, {})
        }
        needed |= {
            (name, code)
            for name in CONCEPT_FACETS
            for code in self.asked.chosen.get(name, [])
        }
        for hit in self.results.hits:
            needed.update(hit.concepts)
            needed.update(
                (scheme, code)
                for scheme in SHOWN_SCHEMES
                for code in hit.terms.get(scheme, [])
            )
        return needed

    def label(self, scheme: str, code: str) -> str:
        """Return what readers call a value of a facet."""
        if scheme == "kind":
            return kind_label(code, many=True)
        if scheme == "lng":
            return str(LANGUAGE_NAMES.get(code, code))
        return best_label(self.labels.get((scheme, code), {}), self.language) or code

    def found(self) -> list[Found]:
        """Return the hits of this page."""
        return [self._found(hit) for hit in self.results.hits]

    def _found(self, hit: Hit) -> Found:
        foreign = hit.language != self.language
        scheme, code = next(iter(hit.concepts), ("", ""))
        reason = str(FOUND_BY.get(scheme, _("Found by the subject “%(label)s”")))
        return Found(
            path=hit.path,
            language=hit.language,
            title=hit.title,
            summary=hit.summary,
            written_in=str(WRITTEN_IN[hit.language]) if foreign else "",
            meta=self._meta(hit),
            evidence=self._evidence(hit),
            found_in=str(FOUND_IN[hit.language]) if foreign and hit.matched else "",
            matched=hit.matched,
            not_yet=str(NOT_YET_IN[self.language])
            if foreign and self.asked.scope == Scope.FIRST
            else "",
            found_by=reason % {"label": self.label(scheme, code)} if scheme else "",
            meanings=hit.meanings,
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

    def facets(self) -> list[Facet]:
        """Return the facets that have anything to choose."""
        made = [
            Facet(name, str(FACET_LABELS[name]), self._choices(name, scheme))
            for name, scheme in FACETS.items()
        ]
        return [facet for facet in made if facet.choices]

    def _choices(self, name: str, scheme: str) -> list[Choice]:
        numbers: Mapping[str, int] = self.results.facets.get(scheme, {})
        chosen = self.asked.chosen.get(name, [])
        codes = {code: numbers.get(code, 0) for code in [*numbers, *chosen]}
        choices = [
            Choice(
                code=code,
                label=self.label(name, code),
                number=number,
                chosen=code in chosen,
                remove=self.asked.without(name, code),
            )
            for code, number in codes.items()
        ]
        if name == "lng":
            known = [c for c in choices if c.code in LANGUAGE_CODES]
            return sorted(known, key=lambda c: LANGUAGE_CODES.index(c.code))
        return sorted(choices, key=lambda choice: (-choice.number, choice.label))

    def applied(self, facets: Iterable[Facet]) -> list[Choice]:
        """Return the chosen values, to be taken away one by one."""
        return [choice for facet in facets for choice in facet.choices if choice.chosen]


def best_label(labels: Mapping[str, str], language: str) -> str:
    """Return a label in the best language for a reader."""
    order = FALLBACK_ORDER[language]
    return next((labels[code] for code in order if labels.get(code)), "")
