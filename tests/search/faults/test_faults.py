"""Whatever happens to the server: readers get an answer, and nothing is lost."""

import time
from typing import Any

import pytest
from elastic_transport import TransportError
from elasticsearch import ApiError

from publication.followers import follow
from publication.models import Checkpoint, Publication
from search.elastic import WriteError
from search.elastic.indices import Indices
from search.followers import server_follower
from tests.search.faults.conftest import Site
from tests.search.faults.proxy import DROP, HANG, LOSE

pytestmark = pytest.mark.django_db


def degraded(site: Site, text: str, total: int) -> float:
    """Ask; say how many seconds the answer of the engine inside took."""
    start = time.monotonic()
    results = site.ask(text)
    assert (results.total, results.degraded) == (total, True)
    return time.monotonic() - start


def restored(site: Site, text: str, total: int) -> None:
    """Ask once the breaker lets a question through again."""
    deadline = time.monotonic() + 5
    while (results := site.ask(text)).degraded and time.monotonic() < deadline:
        time.sleep(0.05)
    assert (results.total, results.degraded) == (total, False)


def test_a_stopped_server_is_not_missed(site: Site) -> None:
    site.proxy.stop()
    site.publish("Wimblowanie trzecie")
    assert degraded(site, "wimblowanie", 3) < 1
    with pytest.raises(TransportError):
        server_follower.catch_up()
    site.proxy.start()
    site.recovers()
    restored(site, "wimblowanie", 3)


def test_what_was_withdrawn_meanwhile_is_never_shown(site: Site) -> None:
    row = site.publish("Wycofywane hulmikanie")
    site.recovers()
    site.proxy.stop()
    site.withdraw(row)
    site.proxy.start()
    time.sleep(0.5)
    # The server is back and still has it.
    assert degraded(site, "wycofywane", 0) < 1
    assert site.engine.suggest("wycof", "pl", 5) == []
    site.recovers()
    restored(site, "wycofywane", 0)


def test_a_hanging_server_holds_up_one_reader_only(site: Site) -> None:
    site.proxy.rule = lambda _method, _path: HANG
    assert degraded(site, "wimblowanie", 2) < 2
    assert degraded(site, "wimblowanie", 2) < 0.15
    site.proxy.rule = lambda _method, _path: None
    restored(site, "wimblowanie", 2)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_answers_with_errors(site: Site, status: int) -> None:
    site.proxy.rule = lambda _method, _path: status
    for _time in range(5):
        degraded(site, "wimblowanie", 2)
    asked = len(site.proxy.seen)
    degraded(site, "wimblowanie", 2)
    assert len(site.proxy.seen) == asked
    site.publish("Wimblowanie trzecie")
    with pytest.raises(ApiError):
        server_follower.catch_up()
    site.proxy.rule = lambda _method, _path: None
    site.recovers()
    restored(site, "wimblowanie", 3)


def test_too_much_to_do_for_a_moment_is_waited_for(site: Site) -> None:
    left = [2]

    def busy(_method: str, path: str) -> int | None:
        if "_bulk" in path and left[0]:
            left[0] -= 1
            return 429
        return None

    site.publish("Wimblowanie trzecie")
    site.proxy.rule = busy
    site.recovers()
    assert left == [0]


@pytest.mark.parametrize("fate", [DROP, LOSE])
@pytest.mark.parametrize("which", [1, 2, 3])
def test_cut_off_while_writing(site: Site, fate: int, which: int, monkeypatch) -> None:
    """The connection is lost at one bulk, and all after it."""
    monkeypatch.setattr("search.elastic.writing.BULK_OPERATIONS", 4)
    bulks = [0]

    def cut(_method: str, path: str) -> int | None:
        bulks[0] += "_bulk" in path
        return fate if bulks[0] >= which else None

    rows = [site.publish(f"Wimblowanie {number}") for number in range(6)]
    site.withdraw(rows[0])
    before = site.server.position()
    site.proxy.rule = cut
    with pytest.raises((TransportError, ApiError)):
        server_follower.catch_up()
    degraded(site, "wimblowanie", 7)
    site.proxy.rule = lambda _method, _path: None
    assert site.server.position() in (before, site.corpus.sequence)
    site.recovers()
    restored(site, "wimblowanie", 7)


def test_a_read_only_index(site: Site) -> None:
    block = {"index.blocks.read_only_allow_delete": True}
    site.server.client.indices.put_settings(
        index=site.server.indices.aliases, settings=block
    )
    site.publish("Wimblowanie trzecie")
    with pytest.raises(WriteError):
        server_follower.catch_up()
    degraded(site, "wimblowanie", 3)
    site.server.client.indices.put_settings(
        index=site.server.indices.aliases,
        settings={"index.blocks.read_only_allow_delete": None},
    )
    site.recovers()
    restored(site, "wimblowanie", 3)


def wrong_alias(indices: Indices) -> None:
    """Somebody made an index by hand and let readers ask it."""
    name = f"{indices.alias('pl')}-byhand-9"
    indices.client.indices.create(index=name, mappings={"dynamic": True})
    indices.client.indices.update_aliases(
        actions=[
            {"remove": {"index": "*", "alias": indices.alias("pl")}},
            {"add": {"index": name, "alias": indices.alias("pl")}},
        ]
    )


def taken_alias(indices: Indices) -> None:
    """A stray write made an index of the alias's name."""
    indices.delete(indices.existing())
    indices.client.index(index=indices.alias("pl"), document={"title": "Wimblowanie"})


def gone(indices: Indices) -> None:
    indices.delete(indices.existing())


def one_gone(indices: Indices) -> None:
    indices.delete(name for name in indices.existing() if "-uk-" in name)


def emptied(indices: Indices) -> None:
    indices.client.delete_by_query(
        index=indices.aliases, query={"match_all": {}}, refresh=True
    )


@pytest.mark.parametrize("damage", [wrong_alias, taken_alias, gone, one_gone, emptied])
def test_indices_that_are_not_ours_are_made_anew(site: Site, damage: Any) -> None:
    damage(site.server.indices)
    degraded(site, "wimblowanie", 2)
    site.recovers()
    restored(site, "wimblowanie", 2)
    site.server.indices.client.options(ignore_status=404).indices.delete(
        index=f"{site.server.indices.alias('pl')}-byhand-9"
    )


def test_the_worker_tries_again_from_where_it_was(site: Site) -> None:
    follow(server_follower)
    site.proxy.stop()
    site.publish("Wimblowanie trzecie")
    with pytest.raises(TransportError):
        follow(server_follower)
    checkpoint = Checkpoint.objects.get(follower=server_follower.name)
    assert checkpoint.sequence < site.corpus.sequence
    site.proxy.start()
    assert follow(server_follower) == 1
    assert site.on_server() == site.public()


def test_an_index_that_outlived_its_database_is_emptied(site: Site) -> None:
    Publication.objects.all().delete()
    site.corpus.sequence -= 500_000
    site.publish("Fyrtolenie")
    site.recovers()
    assert len(site.on_server()) == 1
