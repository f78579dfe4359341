"""Which versions answer a question in words, and how well."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.languages import FALLBACK_ORDER
from search.embedded.bitmaps import members
from search.embedded.writing import READER_BIT
from search.protocol import Query, Scope
from search.ranking import TIMES_LOWER

# Title words count three times as much as body words; concept labels half.
WEIGHTS = "3, 1, 3, 1, 0.5"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A version that answers, and its place among those of its language."""

    id: int
    key: str
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
        "SELECT d.id, d.key "
        f"FROM words_{language} w JOIN documents d ON d.id = w.rowid "
        f"WHERE words_{language} MATCH ? AND {_in_scope(query)} "
        f"ORDER BY bm25(words_{language}, {WEIGHTS}), d.date DESC, d.key",
        [expression],
    )
    return [Candidate(row[0], row[1], language, rank) for rank, row in enumerate(rows)]


def _in_scope(query: Query) -> str:
    if query.scope == Scope.FIRST:
        return f"d.best & {READER_BIT[query.language]}"
    return "1"


def merged(
    found: Mapping[str, list[Candidate]], query: Query, lowered: int = 0
) -> list[int]:
    """Join the languages' answers; an object appears once.

    Scores of different tables cannot be compared, so ranks are.

    Args:
        found: What answers, by language.
        query: The question.
        lowered: The set of versions that rank lower.
    """
    order = {code: place for place, code in enumerate(FALLBACK_ORDER[query.language])}
    chosen: dict[str, Candidate] = {}
    for language in FALLBACK_ORDER[query.language]:
        for candidate in found.get(language, []):
            chosen.setdefault(candidate.key, candidate)
    own_first = query.scope == Scope.FIRST
    lower = set(members((c.id for c in chosen.values()), lowered))

    def place(candidate: Candidate) -> tuple[bool, int, int]:
        rank = candidate.rank + 1
        return (
            own_first and candidate.language != query.language,
            rank * TIMES_LOWER if candidate.id in lower else rank,
            order[candidate.language],
        )

    return [candidate.id for candidate in sorted(chosen.values(), key=place)]
