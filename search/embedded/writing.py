"""Taking public rows into the file."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from publication.models import Publication
from search.analysis import Token, tokens, words
from search.documents import Document, documents_from

# Each reader language is a bit of `documents.best`.
READER_BIT = {language: 1 << rank for rank, language in enumerate(LANGUAGE_CODES)}


def take_over(connection: sqlite3.Connection, rows: Sequence[Publication]) -> None:
    """Replace or remove what rows of the log say, and remember how far it got."""
    fresh = [row for row in rows if _is_newer(connection, row)]
    for row in fresh:
        remove(connection, str(row.key), row.language)
        connection.execute(
            "INSERT OR REPLACE INTO seen VALUES (?, ?, ?)",
            [str(row.key), row.language, row.sequence],
        )
    # What has no page of its own (menus, concepts) is nothing to be found.
    public = [row for row in fresh if row.withdrawn_at is None and row.path]
    for document in documents_from(public):
        insert(connection, document)
    update_best(connection, {str(row.key) for row in fresh})
    if rows:
        connection.execute(
            "UPDATE meta SET value = max(CAST(value AS INTEGER), ?) "
            "WHERE name = 'sequence'",
            [rows[-1].sequence],
        )


def _is_newer(connection: sqlite3.Connection, row: Publication) -> bool:
    """Say whether a row is not older than what is stored.

    Two processes may follow the log at once: the slower one must not bring
    back what the faster one has already replaced or removed.
    """
    stored = connection.execute(
        "SELECT sequence FROM seen WHERE key = ? AND language = ?",
        [str(row.key), row.language],
    ).fetchone()
    return stored is None or row.sequence >= stored[0]


def remove(connection: sqlite3.Connection, key: str, language: str) -> None:
    """Remove one version, if it is there."""
    found = connection.execute(
        "SELECT id FROM documents WHERE key = ? AND language = ?", [key, language]
    ).fetchone()
    if found is None:
        return
    connection.execute(f"DELETE FROM words_{language} WHERE rowid = ?", found)
    connection.execute("DELETE FROM terms WHERE document = ?", found)
    connection.execute("DELETE FROM documents WHERE id = ?", found)


def insert(connection: sqlite3.Connection, document: Document) -> None:
    """Store one version: its text, its places, its words."""
    language = document.language
    title = [token.word for token in tokens(document.title, language)]
    summary = [token.word for token in tokens(document.summary, language)]
    text = list(tokens(document.text, language))
    body = summary + [token.word for token in text]
    concepts = [
        [scheme, code, label_words(labels)]
        for (scheme, code), labels in document.labels.items()
    ]
    cursor = connection.execute(
        "INSERT INTO documents(key, language, kind, path, title, summary, text, "
        "places, concepts, date) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            document.key,
            language,
            document.kind,
            document.path,
            document.title,
            document.summary,
            document.text,
            pack_places(text),
            json.dumps(concepts, ensure_ascii=False),
            document.date,
        ],
    )
    connection.execute(
        f"INSERT INTO words_{language}(rowid, t, b, ts, bs, c) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            cursor.lastrowid,
            " ".join(word.folded for word in title),
            " ".join(word.folded for word in body),
            " ".join(word.stem for word in title),
            " ".join(word.stem for word in body),
            " ".join(word for concept in concepts for word in concept[2]),
        ],
    )
    connection.executemany(
        "INSERT OR IGNORE INTO terms VALUES (?, ?, ?)",
        [(cursor.lastrowid, scheme, code) for scheme, code in document.terms],
    )


def label_words(labels: dict[str, str]) -> list[str]:
    """Return the folded words of a concept's labels in every language."""
    found = [
        word.folded
        for language, label in labels.items()
        for word in words(label, language)
    ]
    return list(dict.fromkeys(found))


def pack_places(text: Iterable[Token]) -> bytes:
    """Return the start and end of every word of the text, in order."""
    places = array("I")
    for token in text:
        places.extend((token.start, token.end))
    return places.tobytes()


def update_best(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Note for every version for which readers it is the object's best."""
    for key in keys:
        languages = {
            language
            for (language,) in connection.execute(
                "SELECT language FROM documents WHERE key = ?", [key]
            )
        }
        best = dict.fromkeys(languages, 0)
        for reader, order in FALLBACK_ORDER.items():
            chosen = next((code for code in order if code in languages), None)
            if chosen:
                best[chosen] |= READER_BIT[reader]
        connection.executemany(
            "UPDATE documents SET best = ? WHERE key = ? AND language = ?",
            [(bits, key, language) for language, bits in best.items()],
        )
