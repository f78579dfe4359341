"""Which versions answer, in which order, and how the facets count them."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.languages import FALLBACK_ORDER
from search.embedded.writing import READER_BIT
from search.protocol import KIND, LANGUAGE, Query, Scope

# Title words count three times as much as body words; concept labels half.
WEIGHTS = "3, 1, 3, 1, 0.5"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that answers, and its place among those of its language."""

    id: int
    key: str
    kind: str
    language: str
    rank: int


def searched_languages(query: Query) -> Sequence[str]:
    """Return the languages of a scope, the reader's first."""
    order = FALLBACK_ORDER[query.language]
    return order[:1] if query.scope == Scope.ONLY else order


def matching(
    connection: sqlite3.Connection, query: Query, language: str, expression: str
) -> list[Candidate]:
    """Return the versions in a language that answer, best first."""
    if not expression:
        return []
    rows = connection.execute(
        "SELECT d.id, d.key, d.kind "
        f"FROM words_{language} w JOIN documents d ON d.id = w.rowid "
        f"WHERE words_{language} MATCH ? AND {_in_scope(query)} "
        f"ORDER BY bm25(words_{language}, {WEIGHTS}), d.date DESC, d.key",
        [expression],
    )
    return [
        Candidate(row[0], row[1], row[2], language, rank)
        for rank, row in enumerate(rows)
    ]


def browsing(
    connection: sqlite3.Connection, query: Query, language: str
) -> list[Candidate]:
    """Return every version in a language, newest first."""
    rows = connection.execute(
        "SELECT d.id, d.key, d.kind FROM documents d "
        f"WHERE d.language = ? AND {_in_scope(query)} ORDER BY d.date DESC, d.key",
        [language],
    )
    return [
        Candidate(row[0], row[1], row[2], language, rank)
        for rank, row in enumerate(rows)
    ]


def _in_scope(query: Query) -> str:
    if query.scope == Scope.FIRST:
        return f"d.best & {READER_BIT[query.language]}"
    return "1"


def merged(found: Mapping[str, list[Candidate]], query: Query) -> list[Candidate]:
    """Join the languages' answers; an object appears once.

    Scores of different tables cannot be compared, so ranks are.
    """
    order = {code: place for place, code in enumerate(FALLBACK_ORDER[query.language])}
    chosen: dict[str, Candidate] = {}
    for language in FALLBACK_ORDER[query.language]:
        for candidate in found.get(language, []):
            chosen.setdefault(candidate.key, candidate)
    own_first = query.scope == Scope.FIRST
    return sorted(
        chosen.values(),
        key=lambda c: (
            own_first and c.language != query.language,
            c.rank,
            order[c.language],
        ),
    )


class Facets:
    """Filters of a question and the numbers beside them.

    A facet's own filter does not count for its own numbers: they say what
    choosing another value would give.
    """

    def __init__(
        self, connection: sqlite3.Connection, found: Sequence[Candidate], query: Query
    ) -> None:
        self.connection = connection
        self.found = found
        self.filters = query.filters
        self.passing = {
            facet: self._passing(facet, values)
            for facet, values in self.filters.items()
        }

    def _passing(self, facet: str, values: Iterable[str]) -> set[int]:
        wanted = set(values)
        if facet == KIND:
            return {c.id for c in self.found if c.kind in wanted}
        if facet == LANGUAGE:
            return {c.id for c in self.found if c.language in wanted}
        rows = self.connection.execute(
            "SELECT document FROM terms WHERE scheme = ? "
            "AND code IN (SELECT value FROM json_each(?))",
            [facet, json.dumps(sorted(wanted))],
        )
        return {document for (document,) in rows}

    def kept(self, without: str = "") -> list[Candidate]:
        """Return what every filter keeps, or every filter but one."""
        sets = [ids for facet, ids in self.passing.items() if facet != without]
        return [c for c in self.found if all(c.id in ids for ids in sets)]

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of objects by value, for every facet."""
        counted: dict[str, dict[str, int]] = self._terms(self.kept())
        for facet in self.filters:
            if facet not in (KIND, LANGUAGE):
                others = self._terms(self.kept(without=facet))
                counted[facet] = others.get(facet, {})
        counted[KIND] = Counter(c.kind for c in self.kept(without=KIND))
        counted[LANGUAGE] = Counter(c.language for c in self.kept(without=LANGUAGE))
        return counted

    def _terms(self, candidates: Sequence[Candidate]) -> dict[str, dict[str, int]]:
        counted: dict[str, dict[str, int]] = {}
        rows = self.connection.execute(
            "SELECT scheme, code, count(*) FROM terms "
            "WHERE document IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
            [json.dumps([c.id for c in candidates])],
        )
        for scheme, code, number in rows:
            counted.setdefault(scheme, {})[code] = number
        return counted
