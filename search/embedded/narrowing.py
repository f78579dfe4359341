"""What the filters of a question keep, and the numbers beside them."""

import sqlite3
from collections.abc import Iterable, Sequence

from search.embedded import bitmaps
from search.protocol import KIND, LANGUAGE, Query, Scope

STORED = {KIND: bitmaps.KIND, LANGUAGE: bitmaps.LANGUAGE}


def everything(connection: sqlite3.Connection, query: Query) -> int:
    """Return every version a question without text may list, each object once."""
    if query.scope == Scope.ONLY:
        found = bitmaps.with_any(connection, bitmaps.LANGUAGE, [query.language])
    else:
        found = bitmaps.with_any(connection, bitmaps.BEST, [query.language])
    if query.with_page:
        found &= bitmaps.with_any(connection, bitmaps.PAGE, [bitmaps.HAS_PAGE])
    return found


class Facets:
    """Filters of a question and the numbers beside them.

    A facet's own filter does not count for its own numbers: they say what
    choosing another value would give.
    """

    def __init__(
        self, connection: sqlite3.Connection, found: int, query: Query
    ) -> None:
        self.connection = connection
        self.found = found
        self.wanted = query.facets
        self.passing = {
            facet: self._passing(facet, values)
            for facet, values in query.filters.items()
        }

    def _passing(self, facet: str, values: Iterable[str]) -> int:
        return bitmaps.with_any(self.connection, STORED.get(facet, facet), values)

    def kept(self, without: str = "") -> int:
        """Return what every filter keeps, or every filter but one."""
        kept = self.found
        for facet, passing in self.passing.items():
            if facet != without:
                kept &= passing
        return kept

    def counts(self) -> dict[str, dict[str, int]]:
        """Return the number of objects by value, for every facet asked for."""
        kept = self.kept()
        return {
            facet: bitmaps.numbers(
                self.connection,
                STORED.get(facet, facet),
                self.kept(without=facet) if facet in self.passing else kept,
            )
            for facet in self._facets()
        }

    def _facets(self) -> Sequence[str]:
        if self.wanted is None:
            return [KIND, LANGUAGE, *bitmaps.schemes(self.connection)]
        return self.wanted
