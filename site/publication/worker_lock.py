"""One worker at a time, on one machine or on several.

PostgreSQL keeps the lock for as long as the connection that took it lives; with
SQLite, whose database is a file on this machine, a locked file does the same.
Both let go when the process dies, however it dies.
"""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections

NAME = "publication.worker"


class WorkerRunsError(Exception):
    """Another worker holds the lock."""


@contextmanager
def worker_lock() -> Iterator[None]:
    """Hold the worker's lock.

    Raises:
        WorkerRunsError: when another process holds it.
    """
    holder = on_postgres() if connection.vendor == "postgresql" else on_file()
    with holder:
        yield


@contextmanager
def on_postgres() -> Iterator[None]:
    """Hold an advisory lock on a connection of its own."""
    own = connections["default"].copy()
    try:
        with own.cursor() as cursor:
            cursor.execute(
                "SELECT pg_try_advisory_lock(%s)", [zlib.crc32(NAME.encode())]
            )
            if not cursor.fetchone()[0]:
                raise WorkerRunsError
        yield
    finally:
        own.close()


@contextmanager
def on_file() -> Iterator[None]:
    """Hold a lock on a file beside the database."""
    path = Path(f"{connection.settings_dict['NAME']}.worker")
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WorkerRunsError from None
        yield
