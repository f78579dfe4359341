"""Which versions answer a question in words, and how well."""

import json
import sqlite3
from collections.abc import Mapping, Sequence

from core.languages import FALLBACK_ORDER
from search.embedded.bitmaps import BEST, LANGUAGE, members, with_any
from search.protocol import Query, Scope
from search.ranking import TIMES_LOWER

# Title words count three times as much as body words; concept labels half.
WEIGHTS = "3, 1, 3, 1, 0.5"
# Versions that answer, the best first, by language.
Answers = Mapping[str, Sequence[int]]


def searched_languages(query: Query) -> Sequence[str]:
    """Return the languages of a scope, the reader's first."""
    order = FALLBACK_ORDER[query.language]
    return order[:1] if query.scope == Scope.ONLY else order


def languages_that_answer(
    connection: sqlite3.Connection, query: Query
) -> Sequence[str]:
    """Return the languages of a scope in which any version can answer.

    Where everything is translated, a reader's best versions are in one language:
    the words of the others need not be looked through.
    """
    languages = searched_languages(query)
    if query.scope != Scope.FIRST:
        return languages
    best = with_any(connection, BEST, [query.language])
    return [code for code in languages if best & with_any(connection, LANGUAGE, [code])]


def matching(
    connection: sqlite3.Connection, language: str, expression: str
) -> list[int]:
    """Return the versions in a language that answer, best first.

    Among equals the one that was published later comes first.
    """
    if not expression:
        return []
    # Nothing else is read here: a broad question matches every other text.
    rows = connection.execute(
        f"SELECT bm25(words_{language}, {WEIGHTS}), -rowid "
        f"FROM words_{language} WHERE words_{language} MATCH ?",
        [expression],
    ).fetchall()
    rows.sort()
    return [-number for _score, number in rows]


def once(connection: sqlite3.Connection, found: Answers, query: Query) -> Answers:
    """Keep one version of every object: the reader's best, or the first that answers.

    In one language an object has one version only.
    """
    if query.scope == Scope.ONLY:
        return found
    if query.scope == Scope.FIRST:
        best = with_any(connection, BEST, [query.language])
        return {code: list(members(ids, best)) for code, ids in found.items()}
    keys = _keys(connection, found)
    seen: set[str] = set()
    kept: dict[str, list[int]] = {}
    for language, ids in found.items():
        kept[language] = [number for number in ids if keys[number] not in seen]
        seen.update(keys[number] for number in ids)
    return kept


def _keys(connection: sqlite3.Connection, found: Answers) -> dict[int, str]:
    wanted = json.dumps([number for ids in found.values() for number in ids])
    rows = connection.execute(
        "SELECT id, key FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        [wanted],
    )
    return dict(rows.fetchall())


def merged(found: Answers, query: Query, lowered: int = 0) -> list[int]:
    """Join the languages' answers, best first.

    Scores of different tables cannot be compared, so ranks are.

    Args:
        found: What answers, the reader's language first.
        query: The question.
        lowered: The set of versions that rank lower.
    """
    own_first = query.scope == Scope.FIRST
    placed = []
    for order, (language, ids) in enumerate(found.items()):
        lower = set(members(ids, lowered))
        behind = own_first and language != query.language
        for rank, number in enumerate(ids, start=1):
            place = rank * TIMES_LOWER if number in lower else rank
            placed.append((behind, place, order, rank, number))
    placed.sort()
    return [number for *_place, number in placed]
