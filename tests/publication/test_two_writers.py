"""Several machines publish at once; these tests really commit.

On PostgreSQL they wait for one another at the log's lock; SQLite has one writer
at a time anyway, and must refuse none.
"""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from publication.checking import publication_differences
from publication.log import log_head, log_writing
from publication.models import LogHead, Publication
from publication.services import publication_refresh_dirty
from tests.partners_exchange.factories import partner
from tests.support.pages import content_page, home
from tests.support.processes import Processes
from tests.support.seeded import on_postgres

HEAD = '"publication_loghead"'
ROWS = '"publication_publication"'


@pytest.fixture(autouse=True)
def _left_to_the_worker(committed: None, settings) -> None:
    settings.FOLLOW_AFTER_COMMIT = False


def test_two_writers_at_once_leave_no_gap_and_no_double() -> None:
    start = LogHead.objects.get(pk=1).sequence
    failures: list[Exception] = []

    def write() -> None:
        try:
            for _ in range(5):
                with log_writing() as log:
                    log.next()
        except Exception as error:
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert LogHead.objects.get(pk=1).sequence == start + 20


class Reader(threading.Thread):
    """Reads the log on as it grows, as a mirror of the site does."""

    def __init__(self) -> None:
        super().__init__()
        self.last = log_head()
        self.rows: dict[tuple[str, str], int] = {}
        self.order: list[int] = []
        self.over = threading.Event()

    def run(self) -> None:
        try:
            while not self.over.is_set():
                self.read()
                time.sleep(0.002)
            self.read()
        finally:
            connection.close()

    def read(self) -> None:
        rows = Publication.objects.filter(sequence__gt=self.last).order_by("sequence")
        for key, language, sequence in rows.values_list("key", "language", "sequence"):
            self.rows[str(key), language] = self.last = sequence
            self.order.append(sequence)


def test_a_reader_of_the_log_misses_nothing(
    processes: Processes, tmp_path: Path
) -> None:
    """Numbers become visible in their order, whoever is slower to commit."""
    start = log_head()
    reader = Reader()
    reader.start()
    writers = [
        processes.start(task, f"{task}{number}", most, folder=tmp_path)
        for number, (task, most) in enumerate(
            [("publish", 9), ("publish", 9), ("rename_partners", 6)] * 2
        )
    ]
    try:
        ended = [writer.ended(60) for writer in writers]
    finally:
        reader.over.set()
        reader.join()
    assert ended == [0] * len(writers), "\n".join(w.said()[-800:] for w in writers)
    publication_refresh_dirty()
    reader.read()
    final = {
        (str(key), language): sequence
        for key, language, sequence in Publication.objects.filter(
            sequence__gt=start
        ).values_list("key", "language", "sequence")
    }
    assert reader.rows == final
    assert reader.order == sorted(set(reader.order))
    assert max(final.values()) == log_head()
    assert [str(found) for found in publication_differences()] == []


def page_is_published() -> None:
    content_page("Kolejność")


def page_is_moved() -> None:
    content_page("Przenoszona").move(home("en"), pos="last-child")


def page_is_deleted() -> None:
    content_page("Usuwana").delete()


def record_is_edited() -> None:
    partner().save()


@pytest.mark.parametrize(
    "action", [page_is_published, page_is_moved, page_is_deleted, record_is_edited]
)
def test_the_log_is_locked_before_the_table_is_written(
    action: Callable[[], None],
) -> None:
    """All take locks in one order, so that none waits for another in a circle."""
    with (
        CaptureQueriesContext(
            connection,
        ) as captured,
        transaction.atomic(),
    ):
        action()
    statements = [query["sql"] for query in captured.captured_queries]
    locks = [
        place
        for place, sql in enumerate(statements)
        if HEAD in sql and ("FOR UPDATE" in sql or not on_postgres())
    ]
    writes = [
        place
        for place, sql in enumerate(statements)
        if ROWS in sql and sql.startswith(("INSERT", "UPDATE", "DELETE"))
    ]
    assert locks
    assert writes
    assert locks[0] < writes[0]
