"""Taking public rows into the file."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from publication.models import Publication
from search.analysis import Token, stop_words, tokens, words
from search.documents import Document, documents_from
from search.embedded.bitmaps import (
    BEST,
    HAS_PAGE,
    KIND,
    LANGUAGE,
    PAGE,
    BitmapChanges,
    version_number,
)
from search.embedded.frequent import Common, find_common

# Each reader language is a bit of `documents.best`.
READER_BIT = {language: 1 << rank for rank, language in enumerate(LANGUAGE_CODES)}


def take_over(connection: sqlite3.Connection, rows: Sequence[Publication]) -> None:
    """Replace or remove what rows of the log say, and remember how far it got."""
    changes = BitmapChanges()
    common = Common(connection)
    numbers: dict[tuple[str, str], int] = {}
    fresh = [row for row in rows if _is_newer(connection, row)]
    for row in fresh:
        key, language = str(row.key), row.language
        remove(connection, key, language, changes, common)
        numbers[key, language] = number_of(connection, row)
    public = [row for row in fresh if row.withdrawn_at is None]
    for document in documents_from(public):
        number = numbers[document.key, document.language]
        insert(connection, number, document, changes)
        kept = common.terms(document.language, number)
        changes.add(number, kept)
    update_best(connection, {str(row.key) for row in fresh}, changes)
    changes.save(connection)
    find_common(connection, {row.language for row in fresh})
    if rows:
        connection.execute(
            "UPDATE meta SET value = max(CAST(value AS INTEGER), ?) "
            "WHERE name = 'sequence'",
            [rows[-1].sequence],
        )


def take_out(connection: sqlite3.Connection, keys: Sequence[tuple[str, str]]) -> None:
    """Remove some versions, whatever the log says."""
    changes = BitmapChanges()
    common = Common(connection)
    for key, language in keys:
        remove(connection, key, language, changes, common)
    update_best(connection, {key for key, _language in keys}, changes)
    changes.save(connection)


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


def number_of(connection: sqlite3.Connection, row: Publication) -> int:
    """Remember a row's place in the log; return the number of its version.

    A version keeps its number for ever: bitmaps grow with what is published,
    not with how often. The versions of an object have numbers side by side.
    """
    key = str(row.key)
    connection.execute("INSERT OR IGNORE INTO objects(key) VALUES (?)", [key])
    (numbered,) = connection.execute(
        "SELECT id FROM objects WHERE key = ?", [key]
    ).fetchone()
    number = version_number(numbered, row.language)
    connection.execute(
        "INSERT INTO seen(id, key, language, sequence) VALUES (?, ?, ?, ?) "
        "ON CONFLICT(key, language) DO UPDATE SET sequence = excluded.sequence",
        [number, key, row.language, row.sequence],
    )
    return number


def remove(
    connection: sqlite3.Connection,
    key: str,
    language: str,
    changes: BitmapChanges,
    common: Common,
) -> None:
    """Remove one version, if it is there."""
    found = connection.execute(
        "SELECT id, kind FROM documents WHERE key = ? AND language = ?",
        [key, language],
    ).fetchone()
    if found is None:
        return
    number, kind = found
    terms = connection.execute(
        "SELECT scheme, code FROM terms WHERE document = ?", [number]
    ).fetchall()
    own = [(KIND, kind), (LANGUAGE, language), (PAGE, HAS_PAGE)]
    readers = [(BEST, reader) for reader in READER_BIT]
    shared = common.terms(language, number)
    changes.remove(number, [*terms, *own, *readers, *shared])
    connection.execute(f"DELETE FROM words_{language} WHERE rowid = ?", [number])
    connection.execute("DELETE FROM terms WHERE document = ?", [number])
    connection.execute("DELETE FROM documents WHERE id = ?", [number])


def insert(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    changes: BitmapChanges,
) -> None:
    """Store one version: its text, its places, its words, its terms.

    What has no page of its own (menus, concepts) is counted in facets and
    nothing to be found: it has no words.
    """
    language = document.language
    text = list(tokens(document.text, language)) if document.path else []
    concepts = [
        [scheme, code, label_words(labels)]
        for (scheme, code), labels in document.labels.items()
    ]
    connection.execute(
        "INSERT INTO documents(id, key, language, kind, path, date, sort, changed, "
        "title, summary, concepts, text, places) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            number,
            document.key,
            language,
            document.kind,
            document.path,
            document.date,
            document.sort,
            document.changed,
            document.title,
            document.summary,
            json.dumps(concepts, ensure_ascii=False),
            document.text if document.path else "",
            pack_places(text),
        ],
    )
    own = [(KIND, document.kind), (LANGUAGE, language)]
    if document.path:
        own.append((PAGE, HAS_PAGE))
        insert_words(connection, number, document, text, concepts)
    connection.executemany(
        "INSERT OR IGNORE INTO terms VALUES (?, ?, ?)",
        [(number, scheme, code) for scheme, code in document.terms],
    )
    changes.add(number, [*own, *document.terms])


def insert_words(
    connection: sqlite3.Connection,
    number: int,
    document: Document,
    text: Sequence[Token],
    concepts: Sequence[Any],
) -> None:
    """Store the words by which a version is found."""
    language = document.language
    title = [token.word for token in tokens(document.title, language)]
    summary = [token.word for token in tokens(document.summary, language)]
    body = summary + [token.word for token in text]
    connection.execute(
        f"INSERT INTO words_{language}(rowid, t, b, ts, bs, c) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            number,
            " ".join(word.folded for word in title),
            " ".join(word.folded for word in body),
            " ".join(word.stem for word in title),
            " ".join(word.stem for word in body),
            " ".join(word for concept in concepts for word in concept[2]),
        ],
    )


def label_words(labels: dict[str, str]) -> list[str]:
    """Return the folded words of a concept's labels in every language."""
    found = [
        word.folded
        for language, label in labels.items()
        for word in words(label, language)
        if word.folded not in silent_words()
    ]
    return list(dict.fromkeys(found))


@cache
def silent_words() -> frozenset[str]:
    """Return small words of any language: a Polish "i" is no English one."""
    return frozenset().union(*(stop_words(code) for code in LANGUAGE_CODES))


def pack_places(text: Iterable[Token]) -> bytes:
    """Return the start and end of every word of the text, in order."""
    places = array("I")
    for token in text:
        places.extend((token.start, token.end))
    return places.tobytes()


def update_best(
    connection: sqlite3.Connection, keys: Iterable[str], changes: BitmapChanges
) -> None:
    """Note for every version for which readers it is the object's best."""
    for key in keys:
        numbers: dict[str, int] = dict(
            connection.execute(
                "SELECT language, id FROM documents WHERE key = ?", [key]
            ).fetchall()
        )
        best = dict.fromkeys(numbers, 0)
        for reader, order in FALLBACK_ORDER.items():
            chosen = next((code for code in order if code in numbers), None)
            for language, number in numbers.items():
                if language == chosen:
                    best[language] |= READER_BIT[reader]
                    changes.add(number, [(BEST, reader)])
                else:
                    changes.remove(number, [(BEST, reader)])
        connection.executemany(
            "UPDATE documents SET best = ? WHERE key = ? AND language = ?",
            [(bits, key, language) for language, bits in best.items()],
        )
