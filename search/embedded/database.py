"""The engine's file: connections, schema, and starting afresh when it is broken."""

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.languages import LANGUAGE_CODES
from search.analysis import fingerprint

# Counts up when the tables below change; the index is then made anew.
SCHEMA = 3
BUSY_SECONDS = 10
BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

TABLES = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE objects(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE common(
    language TEXT NOT NULL, sort TEXT NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY(language, sort, key)
) WITHOUT ROWID;
CREATE TABLE seen(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, language TEXT NOT NULL,
    sequence INTEGER NOT NULL, UNIQUE(key, language)
);
CREATE TABLE documents(
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, language TEXT NOT NULL,
    kind TEXT NOT NULL, path TEXT NOT NULL, date TEXT NOT NULL,
    sort TEXT NOT NULL, changed TEXT NOT NULL, best INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL, summary TEXT NOT NULL, concepts TEXT NOT NULL,
    text TEXT NOT NULL, places BLOB NOT NULL, UNIQUE(key, language)
);
CREATE INDEX documents_newest ON documents(date DESC, sort, key);
CREATE INDEX documents_title ON documents(sort, key);
CREATE INDEX documents_changed ON documents(changed DESC, sort, key);
CREATE TABLE terms(
    document INTEGER NOT NULL, scheme TEXT NOT NULL, code TEXT NOT NULL,
    PRIMARY KEY(document, scheme, code)
) WITHOUT ROWID;
CREATE TABLE bitmaps(
    scheme TEXT NOT NULL, code TEXT NOT NULL, chunk INTEGER NOT NULL,
    bits BLOB NOT NULL, PRIMARY KEY(scheme, code, chunk)
) WITHOUT ROWID;
"""
# t, b: folded words of title and body; ts, bs: their stems; c: concept labels.
WORD_TABLES = """
CREATE VIRTUAL TABLE words_{language} USING fts5(
    t, b, ts, bs, c, tokenize="unicode61 remove_diacritics 0", prefix='5'
);
CREATE VIRTUAL TABLE vocabulary_{language} USING fts5vocab(words_{language}, 'col');
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A connection of one thread, and the file it was opened on."""

    connection: sqlite3.Connection
    identity: tuple[int, ...]


class Database:
    """Gives every thread of every process its own connection.

    A connection is opened again after a fork, and when another process has
    replaced the file: readers of a deleted file would never see a change.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    def connection(self) -> sqlite3.Connection:
        """Return this thread's connection to a file that has its tables."""
        held: Held | None = getattr(self._local, "held", None)
        if held is not None and held.identity == self._identity():
            return held.connection
        connection = self._open()
        self._local.held = Held(connection, self._identity())
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the file's write lock; all or nothing is kept."""
        connection = self.connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def discard(self) -> None:
        """Remove the file, unless another process has done so already."""
        held: Held | None = getattr(self._local, "held", None)
        with self._lock():
            if held is None or held.identity == self._identity():
                self._unlink("", "-wal", "-shm")
        if held is not None:
            held.connection.close()
            del self._local.held

    def clear(self) -> None:
        """Empty every table, keeping the file."""
        with self.writing() as connection:
            create_tables(connection)

    def _identity(self) -> tuple[int, ...]:
        try:
            stat = self.path.stat()
        except FileNotFoundError:
            return (os.getpid(),)
        return (os.getpid(), stat.st_dev, stat.st_ino)

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self._has_content():
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if not is_broken(error):
                    raise
        with self._lock():
            # Whoever waited for the lock finds a sound file.
            try:
                if self._has_content():
                    return self._connect()
            except sqlite3.DatabaseError as error:
                if not is_broken(error):
                    raise
            # A log left without its file would be taken for the new one's.
            self._unlink("", "-wal", "-shm")
            return self._connect()

    def _has_content(self) -> bool:
        return self.path.exists() and self.path.stat().st_size > 0

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            prepare(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _unlink(self, *suffixes: str) -> None:
        for suffix in suffixes:
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = self.path.with_name(self.path.name + ".lock")
        with lock.open("w") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield


def is_broken(error: sqlite3.Error) -> bool:
    """Say whether an error means that the file is no use any more."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in BROKEN or "no such table" in str(error)


def index_format() -> str:
    """Name what the tables and the words in them are made by."""
    return f"{SCHEMA}|{fingerprint()}"


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables when there are none, or when their format is another."""
    if stored_format(connection) == index_format():
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        if stored_format(connection) != index_format():
            create_tables(connection)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def stored_format(connection: sqlite3.Connection) -> str:
    """Return the format of a file; "" for an empty one."""
    tables = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name = 'meta'"
    ).fetchone()
    if not tables:
        return ""
    row = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
    return str(row[0]) if row else ""


def create_tables(connection: sqlite3.Connection) -> None:
    """Drop and create every table, inside the caller's transaction."""
    names = ["meta", "objects", "seen", "documents", "terms", "bitmaps", "common"]
    for language in LANGUAGE_CODES:
        names += [f"vocabulary_{language}", f"words_{language}"]
    script = "".join(f"DROP TABLE IF EXISTS {name};" for name in names) + TABLES
    for language in LANGUAGE_CODES:
        script += WORD_TABLES.format(language=language)
    for statement in script.split(";"):
        if statement.strip():
            connection.execute(statement)
    connection.execute(
        "INSERT INTO meta VALUES ('format', ?), ('sequence', '0'), ('made', ?)",
        [index_format(), datetime.now(tz=UTC).isoformat()],
    )
