"""What raises some versions beside words: evidence, confirmation, freshness."""

import sqlite3
from collections.abc import Sequence

from search.embedded.bitmaps import members, with_any
from search.ranking import freshness, raised_terms


def worths(connection: sqlite3.Connection, versions: Sequence[int]) -> dict[int, float]:
    """Return what the scores of some versions are multiplied by."""
    marks = ", ".join("?" * len(versions))
    found = {
        number: freshness(date)
        for number, date in connection.execute(
            f"SELECT id, date FROM documents WHERE id IN ({marks})", versions
        )
    }
    for (scheme, code), factor in raised_terms().items():
        for number in members(versions, with_any(connection, scheme, [code])):
            found[number] *= factor
    return found
