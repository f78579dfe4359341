"""Power cuts while others publish and while the worker reads: nothing is lost."""

import random
import re
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Page

from publication.checking import count_differences, object_differences
from publication.log import log_head
from publication.models import Checkpoint, Publication
from publication.services import publication_refresh_dirty
from publication.versions import projected_pages
from publication.writing import stored_rows
from search.engines import current_engine
from search.protocol import Query
from tests.support.processes import Process, Processes

KILLS = 10
# Of a page at work, and of a worker between two looks at the log.
MOST_SECONDS = 0.4


@pytest.fixture(autouse=True)
def _left_to_the_worker(committed: None, settings) -> None:
    """Let nobody in this process do the worker's work."""
    settings.FOLLOW_AFTER_COMMIT = False


@pytest.fixture
def moments() -> random.Random:
    return random.Random(20)


def said(process: Process, word: str) -> set[int]:
    """Return the pages of which a process said something."""
    return set(map(int, re.findall(rf"^{word} (\d+)$", process.said(), re.MULTILINE)))


def publications(name: str) -> dict[int, Publication]:
    """Return the rows of the pages that a process made, by page."""
    pages = dict(
        Page.objects.filter(title__startswith=f"{name} ").values_list(
            "translation_key", "pk"
        )
    )
    rows = Publication.objects.filter(key__in=pages)
    return {pages[row.key]: row for row in rows}


def differences(name: str) -> list[str]:
    """Compare the pages a process made, and all numbers, with the table."""
    keys = list(
        Page.objects.filter(title__startswith=f"{name} ").values_list(
            "translation_key", flat=True
        )
    )
    stored = stored_rows(keys)
    found = [
        difference
        for item in projected_pages(keys)
        for difference in object_differences(item, stored[item.key])
    ]
    return [str(difference) for difference in [*found, *count_differences()]]


def assert_in_order() -> None:
    """No number twice, and the last one given belongs to a row."""
    sequences = list(Publication.objects.values_list("sequence", flat=True))
    assert len(sequences) == len(set(sequences))
    assert max(sequences) == log_head()


def test_a_killed_publisher_leaves_no_half(
    processes: Processes, tmp_path: Path, moments: random.Random
):
    published: set[int] = set()
    for attempt in range(KILLS):
        process = processes.start("publish", f"Ubita{attempt}", folder=tmp_path)
        process.wait_for("published")
        time.sleep(moments.uniform(0, MOST_SECONDS))
        process.kill()
        publication_refresh_dirty()
        assert differences(f"Ubita{attempt}") == []
        assert_in_order()
        rows = publications(f"Ubita{attempt}")
        published |= said(process, "published")
        withdrawn = said(process, "withdrawn")
        for pk in said(process, "published") - withdrawn:
            # What was being withdrawn as the light went out may be so.
            assert rows[pk].withdrawn_at is None or pk == max(rows)
        assert all(rows[pk].withdrawn_at for pk in withdrawn)
    assert len(published) >= KILLS
    call_command("publication", "check")


def test_a_killed_worker_misses_nothing_and_nothing_is_found_twice(
    processes: Processes, tmp_path: Path, moments: random.Random
):
    heard = tmp_path / "heard.txt"
    name = "Hulmikanie"
    writer = processes.start("publish", name, 15, folder=tmp_path)
    for _attempt in range(KILLS):
        worker = processes.start("follow", str(heard), folder=tmp_path)
        worker.wait_for("Following")
        time.sleep(moments.uniform(0, MOST_SECONDS))
        worker.kill()
    assert writer.ended() == 0, writer.said()
    last = processes.start("follow_once", str(heard), folder=tmp_path)
    assert last.ended() == 0, last.said()

    head = log_head()
    assert dict(
        Checkpoint.objects.filter(follower__in=["search", "listener"]).values_list(
            "follower", "sequence"
        )
    ) == {"search": head, "listener": head}
    rows = publications(name)
    assert len(rows) == 15
    read = list(map(int, heard.read_text().split()))
    assert {row.sequence for row in rows.values()} <= set(read)
    found = current_engine().search(Query(name, "pl", correct=False, limit=50))
    public = {str(row.key) for row in rows.values() if row.withdrawn_at is None}
    keys = [str(hit.key) for hit in found.hits]
    assert sorted(keys) == sorted(public)
    assert found.total == len(public)
    assert_in_order()
