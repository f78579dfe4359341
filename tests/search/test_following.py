"""The index follows the log, whatever happens to its file.

The words searched for are invented, so that seeded content has none of them.
"""

import sqlite3
import threading

import pytest
from django.core.management import call_command

from publication.models import Checkpoint, LogHead
from search.embedded import EmbeddedEngine
from search.followers import SearchFollower, log_head
from search.protocol import Query

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(corpus):
    """A log of this test's own, behind everything seeded."""
    head, _created = LogHead.objects.get_or_create(pk=1)

    def set_head() -> None:
        head.sequence = corpus.sequence
        head.save()

    return set_head


def total(engine: EmbeddedEngine, text: str) -> int:
    return engine.search(Query(text, "pl")).total


def follow(*rows) -> None:
    SearchFollower().apply(rows)


def test_withdrawn_rows_leave_nothing(engine, corpus, log, search_path):
    row = corpus.add("Tajnehasło publiczne", text="Tajnehasło w tekście")
    log()
    follow(row)
    assert total(engine, "tajnehasło") == 1
    corpus.withdraw(row)
    log()
    follow(row)
    assert total(engine, "tajnehasło") == 0
    connection = sqlite3.connect(search_path)
    dump = "\n".join(connection.iterdump()).lower()
    assert "tajneh" not in dump


def test_the_same_rows_again_change_nothing(engine, corpus, log):
    rows = [corpus.add("Wimblowanie"), corpus.add("Wimblowanie drugie")]
    log()
    follow(*rows)
    follow(*rows)
    assert total(engine, "wimblowanie") == 2


def test_a_slower_process_brings_nothing_back(engine, corpus):
    row = corpus.add("Wycofywane")
    stale = type(row).objects.get(pk=row.pk)
    engine.index([corpus.withdraw(row)])
    engine.index([stale])
    assert total(engine, "wycofywane") == 0


def test_rows_missed_before_are_read_from_the_table(engine, corpus, log):
    corpus.add("Hulmikanie")
    row = corpus.add("Ostatnie")
    log()
    follow(row)
    assert total(engine, "hulmikanie") == 1


@pytest.mark.parametrize("damage", ["gone", "garbage", "truncated", "empty", "torn"])
def test_a_broken_file_is_filled_again(corpus, log, search_path, damage):
    corpus.add("Pierwsze")
    corpus.add("Wimblowanie")
    log()
    SearchFollower().catch_up()
    engine = EmbeddedEngine(search_path)
    assert total(engine, "wimblowanie") == 1
    engine.database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = search_path.read_bytes()
    if damage == "gone":
        search_path.unlink()
    elif damage == "garbage":
        search_path.write_bytes(b"no database at all " * 500)
    elif damage == "truncated":
        search_path.write_bytes(content[: len(content) // 3])
    elif damage == "torn":
        search_path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    else:
        search_path.write_bytes(b"")
    fresh = EmbeddedEngine(search_path)
    results = fresh.search(Query("wimblowanie", "pl"))
    assert (results.total, results.ready) == (0, False)
    row = corpus.add("Fyrtolenie")
    log()
    follow(row)
    assert total(fresh, "wimblowanie") == 1
    assert total(fresh, "fyrtolenie") == 1
    # A process that held the old file sees the new one.
    assert total(engine, "fyrtolenie") == 1


def test_another_format_is_made_anew(corpus, log, search_path, monkeypatch):
    corpus.add("Wimblowanie")
    log()
    SearchFollower().catch_up()
    monkeypatch.setattr("search.embedded.database.SCHEMA", 99)
    engine = EmbeddedEngine(search_path)
    assert engine.position() == 0
    SearchFollower().catch_up()
    assert total(engine, "wimblowanie") == 1


def test_an_index_that_outlived_its_database_is_emptied(engine, corpus, log):
    stale = corpus.add("Zdawnejbazy")
    engine.index([stale])
    stale.delete()
    corpus.sequence -= 500_000
    row = corpus.add("Fyrtolenie")
    log()
    follow(row)
    assert total(engine, "zdawnejbazy") == 0
    assert total(engine, "fyrtolenie") == 1


def test_commands(corpus, log, search_path, capsys):
    corpus.add("Wimblowanie")
    log()
    call_command("search", "update")
    call_command("search", "rebuild")
    call_command("search", "status")
    out = capsys.readouterr().out
    assert "engine embedded" in out
    assert out.count("0 behind") == 3
    assert Checkpoint.objects.get(follower="search").sequence == log_head()


def test_threads_read_and_write_at_once(engine, corpus):
    rows = [corpus.add(f"Wimblowanie {number}") for number in range(40)]
    for row in rows:
        # Threads of a test see none of its uncommitted rows.
        row._prefetched_objects_cache = {"terms": []}
    errors: list[Exception] = []

    def write(part) -> None:
        try:
            other = EmbeddedEngine(engine.database.path)
            for row in part:
                other.index([row])
        except Exception as error:
            errors.append(error)

    def read() -> None:
        try:
            for _time in range(20):
                engine.search(Query("wimblowanie", "pl"))
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(rows[n::2],)) for n in (0, 1)]
    threads += [threading.Thread(target=read) for _number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert total(engine, "wimblowanie") == 40
