"""Scopes, filters, and the numbers beside them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.languages import FALLBACK_ORDER
from search.elastic.asking import Clause
from search.protocol import KIND, LANGUAGE, Query, Scope, Sort
from search.ranking import fresh_periods, lowered_terms, raised_terms

# So many values of one facet are told, the most frequent ones.
MOST_VALUES = 10_000
HAS_PAGE: Clause = {"term": {"page": "true"}}
LOWER = "lower"
# Above any score that words come to.
FIRST = 1_000_000.0


def searched_languages(query: Query) -> Sequence[str]:
    """Return the languages of a scope, the reader's first."""
    order = FALLBACK_ORDER[query.language]
    return order[:1] if query.scope == Scope.ONLY else order


def field_of(facet: str) -> str:
    """Return the field of a facet."""
    return facet if facet in (KIND, LANGUAGE) else f"terms.{facet}"


def passing(facet: str, values: Iterable[str]) -> Clause:
    """Keep what carries any of a facet's values."""
    return {"terms": {field_of(facet): sorted(set(values))}}


def in_language(language: str) -> Clause:
    """Keep what is written in a language."""
    return {"term": {"language": language}}


def best_for(reader: str) -> Clause:
    """Keep every object once, in its best version for a reader."""
    return {"term": {"best": reader}}


def alone() -> Clause:
    """Keep objects of one version: it is the best for every reader."""
    return {"bool": {"filter": [best_for(reader) for reader in FALLBACK_ORDER]}}


def listed(query: Query) -> list[Clause]:
    """Return what a question without words may list, each object once."""
    only = query.scope == Scope.ONLY
    once = in_language(query.language) if only else best_for(query.language)
    return [once, HAS_PAGE] if query.with_page else [once]


def with_first(clause: Clause, keys: Sequence[str]) -> Clause:
    """Match what answers, and before it what editors put first."""
    if not keys:
        return clause
    first = constant({"ids": {"values": list(keys)}}, FIRST)
    return {"bool": {"should": [clause, first], "minimum_should_match": 1}}


def lowered() -> Clause | None:
    """Match what ranks lower; None when nothing does."""
    terms: dict[str, list[str]] = {}
    for scheme, code in lowered_terms():
        terms.setdefault(scheme, []).append(code)
    clauses = [passing(scheme, codes) for scheme, codes in terms.items()]
    return {"bool": {"should": clauses}} if clauses else None


def raising(clause: Clause) -> Clause:
    """Multiply the scores of what matches by what raises records beside words."""
    functions = [
        {"filter": passing(scheme, [code]), "weight": factor}
        for (scheme, code), factor in raised_terms().items()
    ]
    functions += [
        {"filter": {"range": {"date": {"gte": since, "lt": before}}}, "weight": factor}
        for since, before, factor in fresh_periods()
    ]
    return {
        "function_score": {
            "query": clause,
            "functions": functions,
            "score_mode": "multiply",
            "boost_mode": "multiply",
        }
    }


class Narrowing:
    """The filters of a question as a search request states them.

    A facet's own filter does not count for its own numbers: they say what choosing
    another value would give. So filters of facets that are counted apply after
    counting, and the others before.
    """

    def __init__(self, query: Query, facets: Sequence[str]) -> None:
        self.facets = facets
        filters = {
            facet: passing(facet, values) for facet, values in query.filters.items()
        }
        self.before = [
            clause for facet, clause in filters.items() if facet not in facets
        ]
        self.after = {
            facet: clause for facet, clause in filters.items() if facet in facets
        }

    def body(self) -> dict[str, Any]:
        """Return the parts of a request that keep and count."""
        parts: dict[str, Any] = {"track_total_hits": True}
        if self.after:
            parts["post_filter"] = {"bool": {"filter": list(self.after.values())}}
        if self.facets:
            parts["aggs"] = {facet: self._counted(facet) for facet in self.facets}
        return parts

    def _counted(self, facet: str) -> dict[str, Any]:
        others = [clause for other, clause in self.after.items() if other != facet]
        values = {"terms": {"field": field_of(facet), "size": MOST_VALUES}}
        return {"filter": {"bool": {"filter": others}}, "aggs": {"values": values}}

    def counts(self, answers: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, int]]:
        """Return the numbers of several answers, added up."""
        counted: dict[str, Counter[str]] = {facet: Counter() for facet in self.facets}
        for answer in answers:
            for facet, counter in counted.items():
                for bucket in answer["aggregations"][facet]["values"]["buckets"]:
                    counter[bucket["key"]] += bucket["doc_count"]
        return {facet: dict(counter) for facet, counter in counted.items()}


def order(query: Query) -> list[dict[str, Any]]:
    """Return how a list is sorted: the lead, then groups, then the sort."""
    newest = [{"date": "desc"}, {"sort": "asc"}, {"key": "asc"}]
    by = {
        Sort.TITLE: newest[1:],
        Sort.CHANGED: [{"changed": "desc"}, *newest[1:]],
    }.get(query.sort, newest)
    lead: list[dict[str, Any]] = []
    if query.lead:
        field = {"order": "desc", "mode": "max", "missing": "_last"}
        lead = [{field_of(query.lead): field}]
    return [*lead, {"_score": "desc"}, *by]


def groups(query: Query) -> list[Clause]:
    """Return clauses whose scores tell groups that follow one another.

    The reader's own language comes before others, and what ranks lower after the
    rest of its group.
    """
    clauses: list[Clause] = []
    if query.sort == Sort.BEST and query.scope == Scope.FIRST:
        clauses.append(constant(in_language(query.language), 2.0))
    lower = lowered()
    if lower and query.sort in (Sort.BEST, Sort.NEWEST):
        clauses.append(constant({"bool": {"must_not": [lower]}}, 1.0))
    return clauses


def constant(clause: Clause, boost: float, name: str = "") -> Clause:
    """Match with the same score always."""
    named = {"_name": name} if name else {}
    return {"constant_score": {"filter": clause, "boost": boost, **named}}
