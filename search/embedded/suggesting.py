"""Titles that continue what is being typed."""

import sqlite3
from collections.abc import Sequence

from core.languages import FALLBACK_ORDER
from search.analysis import fold, tokens
from search.embedded.marking import segments
from search.embedded.writing import READER_BIT
from search.protocol import Suggestion
from search.query import parse

# A single letter begins too much.
LEAST_LENGTH = 2


def suggested(
    connection: sqlite3.Connection, text: str, reader: str, limit: int
) -> Sequence[Suggestion]:
    """Return objects whose titles have words that begin as those typed."""
    words = [word for word in parse(text).wanted_words if len(word) >= LEAST_LENGTH]
    found: list[Suggestion] = []
    for language in FALLBACK_ORDER[reader]:
        if not words or len(found) >= limit:
            break
        typed = [fold(word, language) for word in words]
        found += _in_language(connection, typed, language, reader, limit - len(found))
    return found


def _in_language(
    connection: sqlite3.Connection,
    typed: Sequence[str],
    language: str,
    reader: str,
    limit: int,
) -> list[Suggestion]:
    table = f"words_{language}"
    wanted = " AND ".join(f'{{t}} : "{word}" *' for word in typed if word)
    if not wanted:
        return []
    rows = connection.execute(
        f"SELECT d.key, d.kind, d.path, d.title FROM {table} "
        f"JOIN documents d ON d.id = {table}.rowid "
        f"WHERE {table} MATCH ? AND d.best & ? "
        "ORDER BY length(d.title), d.sort, d.key LIMIT ?",
        [wanted, READER_BIT[reader], limit],
    )
    return [
        Suggestion(
            key, kind, language, path, segments(title, _spans(title, typed, language))
        )
        for key, kind, path, title in rows
    ]


def _spans(title: str, typed: Sequence[str], language: str) -> list[tuple[int, int]]:
    return [
        (token.start, token.end)
        for token in tokens(title, language)
        if token.word.folded.startswith(tuple(typed))
    ]
