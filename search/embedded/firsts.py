"""What editors put first, as versions of the engine's file."""

import json
import sqlite3
from collections.abc import Sequence

from search.embedded.bitmaps import BEST, HAS_PAGE, PAGE, bits_of, members, with_any
from search.protocol import Query, Scope


def first_versions(
    connection: sqlite3.Connection, found: int, query: Query
) -> list[int]:
    """Return one version of each object put first, in the editors' order.

    Where one of its versions answers, that; else what the reader would be given.

    Args:
        connection: The engine's file.
        found: The versions that answer, each object once.
        query: The question.
    """
    if not query.put_first:
        return []
    rows = connection.execute(
        "SELECT key, language, id FROM documents "
        "WHERE key IN (SELECT value FROM json_each(?))",
        [json.dumps(query.put_first)],
    )
    versions: dict[str, dict[str, int]] = {}
    for key, language, number in rows:
        versions.setdefault(key, {})[language] = number
    shown = with_any(connection, BEST, [query.language])
    shown &= with_any(connection, PAGE, [HAS_PAGE])
    return [
        number
        for key in query.put_first
        for number in _version(versions.get(key, {}), found, shown, query)
    ]


def _version(
    versions: dict[str, int], found: int, shown: int, query: Query
) -> Sequence[int]:
    answering = list(members(versions.values(), found))
    if answering:
        return answering[:1]
    if query.scope == Scope.ONLY:
        versions = {
            code: number for code, number in versions.items() if code == query.language
        }
    return list(members(versions.values(), shown))[:1]


def put_first(firsts: Sequence[int], kept: int) -> tuple[list[int], int]:
    """Return which of the first are kept by the filters, and all others kept."""
    here = list(members(firsts, kept))
    return here, kept & ~bits_of(here)
