"""What is told of each version on a page of answers."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from search.embedded.candidates import searched_languages
from search.embedded.marking import Keys, Shown, keys_of, show
from search.protocol import Hit, Query, Segment
from search.query import Question

# Long texts are read only where words are to be marked in them.
LISTED = "id, key, language, kind, path, date, title, summary"
MARKED = f"{LISTED}, concepts, text, places"


def hits_of(
    connection: sqlite3.Connection,
    numbers: Sequence[int],
    question: Question,
    query: Query,
    added: Mapping[str, Iterable[str]],
) -> list[Hit]:
    """Return the versions of a page, with what answers marked."""
    wanted = json.dumps(list(numbers))
    rows = _rows(connection, wanted, MARKED if question else LISTED)
    terms = _terms(connection, wanted)
    keys = _keys(question, query, added)
    hits = []
    for number in numbers:
        row = rows[number]
        if question:
            shown = show(connection, row, keys[row["language"]], keys[""])
        else:
            shown = _unmarked(row)
        hits.append(
            Hit(
                key=row["key"],
                kind=row["kind"],
                language=row["language"],
                path=row["path"],
                title=shown.title,
                summary=shown.summary,
                matched=shown.matched,
                concepts=shown.concepts,
                terms=terms.get(number, {}),
                date=row["date"],
                first=bool(question) and row["key"] in query.put_first,
            )
        )
    return hits


def _keys(
    question: Question, query: Query, added: Mapping[str, Iterable[str]]
) -> dict[str, Keys]:
    """Return what is marked, by language of the text; under "" the reader's."""
    if not question:
        return {}
    found = {
        code: keys_of(question, code, query.language, added.get(code, ()))
        for code in searched_languages(query)
    }
    return {**found, "": keys_of(question, query.language, query.language)}


def _unmarked(row: sqlite3.Row) -> Shown:
    summary = [Segment(row["summary"])] if row["summary"] else []
    return Shown([Segment(row["title"])], summary, [], [])


def _rows(
    connection: sqlite3.Connection, wanted: str, columns: str
) -> dict[int, sqlite3.Row]:
    cursor = connection.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(
        f"SELECT {columns} FROM documents WHERE id IN (SELECT value FROM json_each(?))",
        [wanted],
    )
    return {row["id"]: row for row in rows}


def _terms(
    connection: sqlite3.Connection, wanted: str
) -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = {}
    for number, scheme, code in connection.execute(
        "SELECT document, scheme, code FROM terms "
        "WHERE document IN (SELECT value FROM json_each(?)) ORDER BY 1, 2, 3",
        [wanted],
    ):
        found.setdefault(number, {}).setdefault(scheme, []).append(code)
    return found
