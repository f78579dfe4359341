"""`manage.py follow` and `manage.py publication` as people run them."""

import signal
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from home.models import ContentPage
from publication.checking import publication_differences
from publication.models import (
    Checkpoint,
    Publication,
    PublicationCount,
    PublicationDependency,
    PublicationTerm,
)
from publication.services import publication_refresh_dirty
from publication.worker import Chore
from tests.support.pages import content_page
from tests.support.processes import PATIENCE_SECONDS, Processes

WORKS = "Following the publication log"
REFUSED = "Another worker is running."


@pytest.fixture(autouse=True)
def _left_to_the_worker(committed: None, settings) -> None:
    """Let nobody but the worker do the worker's work."""
    settings.FOLLOW_AFTER_COMMIT = False


def eventually(condition) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def command(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


def test_one_worker_at_a_time(processes: Processes, tmp_path: Path):
    first = processes.start("manage", "follow", folder=tmp_path)
    first.wait_for(WORKS)
    assert "worker: runs" in command("publication", "status")
    for words in (["follow"], ["follow", "--once"]):
        second = processes.start("manage", *words, folder=tmp_path)
        assert second.ended() == 1
        assert REFUSED in second.said()
    first.send(signal.SIGTERM)
    assert first.ended(2) == 0
    assert "Stopped" in first.said()
    assert "worker: does not run" in command("publication", "status")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_the_next_worker_starts_however_the_last_one_ended(
    processes: Processes, tmp_path: Path, number
):
    first = processes.start("manage", "follow", folder=tmp_path)
    first.wait_for(WORKS)
    first.send(number)
    assert first.ended(2) == (-number if number == signal.SIGKILL else 0)
    second = processes.start("manage", "follow", "--once", folder=tmp_path)
    assert second.ended() == 0


def test_what_fails_holds_up_nothing_and_is_tried_again(
    processes: Processes, tmp_path: Path
):
    diary = tmp_path / "diary.txt"
    heard = tmp_path / "diary.txt.listener"
    worker = processes.start("follow_with_faults", str(diary), folder=tmp_path)
    worker.wait_for(WORKS)
    row = Publication.objects.get(key=content_page("Mimo wszystko").translation_key)
    eventually(lambda: heard.exists() and str(row.sequence) in heard.read_text())
    eventually(lambda: diary.read_text().count("chore") >= 3)
    worker.send(signal.SIGTERM)
    assert worker.ended(2) == 0
    assert diary.read_text().count("follower") >= 1
    assert "the chore's disk is full" in worker.said()
    assert not Checkpoint.objects.filter(follower="broken", sequence__gt=0).exists()


def test_what_fails_again_and_again_is_tried_less_often():
    def run() -> int:
        raise OSError

    chore = Chore("broken", run, seconds=1)
    pauses = []
    for _attempt in range(8):
        chore.attempt(now=100.0)
        pauses.append(chore.due - 100.0)
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
    chore.run = lambda: 0
    chore.attempt(now=100.0)
    assert chore.due == 101.0


def test_what_is_due_appears_while_the_worker_runs(
    processes: Processes, tmp_path: Path
):
    page = content_page("Zapowiedziana")
    page.unpublish()
    page = ContentPage.objects.get(pk=page.pk)
    page.go_live_at = timezone.now() + timedelta(seconds=1)
    page.save_revision().publish()
    rows = Publication.objects.filter(key=page.translation_key, withdrawn_at=None)
    assert not rows.exists()
    worker = processes.start("manage", "follow", folder=tmp_path)
    eventually(rows.exists)
    worker.send(signal.SIGTERM)
    assert worker.ended(2) == 0


def test_once_does_what_there_is_to_do():
    content_page("Raz")
    command("follow", "--once")
    head = Publication.objects.latest("sequence").sequence
    assert Checkpoint.objects.get(follower="search").sequence == head


# The table


def damage_words() -> None:
    Publication.objects.filter(kind="news").update(
        title="Zmieniona ręką", etag="", body=b'{"title":"x"}'
    )


def damage_missing() -> None:
    Publication.objects.filter(kind="partner", language="pl").delete()


def damage_extra() -> None:
    row = Publication.objects.filter(kind="news").first()
    assert row is not None
    row.pk, row.language, row.sequence = None, row.language, 900_000
    row.key = "00000000-0000-4000-8000-000000000001"
    row.save(force_insert=True)


def damage_withdrawn() -> None:
    Publication.objects.filter(kind="page").update(withdrawn_at=timezone.now())


def damage_counts() -> None:
    PublicationCount.objects.filter(kind="activity").update(number=77)


def damage_terms() -> None:
    PublicationTerm.objects.filter(scheme="year").delete()


def damage_order() -> None:
    Publication.objects.update(best_pl=False)


def damage_dependencies() -> None:
    PublicationDependency.objects.all().delete()


def test_a_damaged_table_is_noticed_and_rebuilt():
    damage_words()
    damage_missing()
    damage_extra()
    damage_withdrawn()
    damage_counts()
    damage_terms()
    damage_dependencies()
    damage_order()
    noticed = {(found.kind, found.what) for found in publication_differences()}
    assert noticed >= {
        ("news", "other content"),
        ("partner", "missing"),
        ("news", "should be withdrawn"),
        ("page", "missing"),
        ("activity", "other terms"),
        ("activity", "other bookkeeping"),
        ("activity", "made from other objects"),
        ("activity", "77 counted, 7 there"),
    }
    with pytest.raises(CommandError, match="differences; run rebuild"):
        command("publication", "check")
    assert "objects changed in" in command("publication", "rebuild")
    assert [str(found) for found in publication_differences()] == []
    assert "0 differences" in command("publication", "check")


def test_a_sound_table_stays_as_it_is():
    before = dict(Publication.objects.values_list("pk", "sequence"))
    assert "0 objects changed" in command("publication", "rebuild")
    assert dict(Publication.objects.values_list("pk", "sequence")) == before


def test_a_rebuild_while_the_worker_runs_and_others_publish(
    processes: Processes, tmp_path: Path
):
    damage_missing()
    heard = tmp_path / "heard.txt"
    worker = processes.start("follow", str(heard), folder=tmp_path)
    worker.wait_for(WORKS)
    writer = processes.start("publish", "Wtrakcie", 6, folder=tmp_path)
    assert "The running worker reads the log again." in command(
        "publication", "rebuild"
    )
    assert writer.ended() == 0
    publication_refresh_dirty()
    assert [str(found) for found in publication_differences()] == []
    wanted = set(Publication.objects.values_list("sequence", flat=True))
    eventually(lambda: wanted <= set(map(int, heard.read_text().split())))
    worker.send(signal.SIGTERM)
    assert worker.ended(2) == 0
