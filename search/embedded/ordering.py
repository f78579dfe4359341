"""The order in which an index lists what was kept, a page at a time."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from search.embedded import bitmaps
from search.protocol import Query, Scope, Sort
from search.ranking import lowered_terms

ORDERS = {
    Sort.BEST: "date DESC, sort, key",
    Sort.NEWEST: "date DESC, sort, key",
    Sort.TITLE: "sort, key",
    Sort.CHANGED: "changed DESC, sort, key",
}
# Up to so many versions are fetched and sorted; more are met while going through
# the index in its order.
FEW = 1000


def lowered(connection: sqlite3.Connection) -> int:
    """Return the versions that rank lower."""
    found = 0
    for scheme, code in lowered_terms():
        found |= bitmaps.with_any(connection, scheme, [code])
    return found


def listed(connection: sqlite3.Connection, kept: int, query: Query) -> list[int]:
    """Return the page asked for of what was kept."""
    skip = max(query.page - 1, 0) * query.limit
    page: list[int] = []
    for group in groups(connection, kept, query):
        size = group.bit_count()
        if skip >= size:
            skip -= size
            continue
        page += ordered(connection, group, query.sort, skip, query.limit - len(page))
        skip = 0
        if len(page) == query.limit:
            break
    return page


def groups(connection: sqlite3.Connection, kept: int, query: Query) -> Iterable[int]:
    """Cut what was kept into groups that follow one another."""
    cut: Iterable[int] = [kept]
    if query.lead:
        cut = _split_all(cut, _leading(connection, query.lead))
    if query.sort == Sort.BEST and query.scope == Scope.FIRST:
        own = bitmaps.with_any(connection, bitmaps.LANGUAGE, [query.language])
        cut = _split_all(cut, [own])
    if query.sort in (Sort.BEST, Sort.NEWEST):
        cut = _split_all(cut, [kept & ~lowered(connection)])
    return [group for group in cut if group]


def _leading(connection: sqlite3.Connection, scheme: str) -> list[int]:
    codes = reversed(bitmaps.codes_of(connection, scheme))
    return [bitmaps.with_any(connection, scheme, [code]) for code in codes]


def _split_all(groups: Iterable[int], parts: Sequence[int]) -> list[int]:
    """Cut each group into what it shares with the parts, in turn, and the rest."""
    return [piece for group in groups for piece in _split(group, parts)]


def _split(group: int, parts: Sequence[int]) -> Iterator[int]:
    for part in parts:
        yield group & part
        group &= ~part
    yield group


def ordered(
    connection: sqlite3.Connection, group: int, sort: Sort, skip: int, limit: int
) -> list[int]:
    """Return some of a group in order."""
    order = ORDERS[sort]
    if group.bit_count() <= FEW:
        rows = connection.execute(
            "SELECT id FROM documents WHERE id IN (SELECT value FROM json_each(?)) "
            f"ORDER BY {order} LIMIT ? OFFSET ?",
            [json.dumps(bitmaps.ids_of(group)), limit, skip],
        )
        return [number for (number,) in rows]
    rows = connection.execute(f"SELECT id FROM documents ORDER BY {order}")
    inside = bitmaps.members((number for (number,) in rows), group)
    return list(islice(inside, skip, skip + limit))
