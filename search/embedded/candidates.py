"""Which versions answer a question in words, in which order."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from core.languages import FALLBACK_ORDER
from search.embedded.bitmaps import BEST, LANGUAGE, members, siblings, with_any
from search.embedded.review import REVIEWED, reviewed
from search.embedded.scoring import Scored
from search.protocol import Query, Scope
from search.ranking import TIMES_LOWER

# The versions that answer by language, the reader's first.
Answers = Mapping[str, Scored]


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


def once(connection: sqlite3.Connection, found: Answers, query: Query) -> int:
    """Return one version of every object: the reader's best, or the first that answers.

    In one language an object has one version only.
    """
    if query.scope == Scope.FIRST:
        best = with_any(connection, BEST, [query.language])
        answering = (scored.versions & best for scored in found.values())
        return reduce(or_, answering, 0)
    kept: dict[str, int] = {}
    for language, scored in found.items():
        fresh = scored.versions
        for other, bits in kept.items():
            fresh &= ~siblings(bits, other, language)
        kept[language] = fresh
    return reduce(or_, kept.values(), 0)


def ranked(
    connection: sqlite3.Connection,
    found: Answers,
    kept: int,
    lowered: int,
    query: Query,
) -> list[int]:
    """Return the best of what was kept, best first, up to the end of the page.

    Scores of different tables cannot be compared, so ranks are.

    Args:
        connection: The engine's file.
        found: What answers, the reader's language first.
        kept: The versions that count.
        lowered: The versions that rank lower.
        query: The question.
    """
    wanted = max(query.page, 1) * query.limit
    own_first = query.scope == Scope.FIRST
    placed = []
    for order, (language, scored) in enumerate(found.items()):
        behind = own_first and language != query.language
        # So far down may stand what takes the places of those that rank lower.
        scores = scored.best(kept, max(wanted * TIMES_LOWER, REVIEWED))
        best = reviewed(connection, language, scores, scored.words)
        lower = set(members(best, lowered))
        for rank, number in enumerate(best, start=1):
            place = rank * TIMES_LOWER if number in lower else rank
            placed.append((behind, place, order, rank, number))
    placed.sort()
    return [number for *_place, number in placed[:wanted]]
