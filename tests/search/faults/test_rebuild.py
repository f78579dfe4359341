"""Indices are made anew while editors publish and readers ask."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.elastic import Writer
from search.followers import all_missed, server_follower
from tests.search.faults.conftest import Site
from tests.search.faults.proxy import DROP

pytestmark = pytest.mark.django_db


def indices(site: Site) -> list[str]:
    return site.server.indices.existing()


def test_publishing_goes_on_and_readers_notice_nothing(
    site: Site, monkeypatch: Any
) -> None:
    monkeypatch.setattr("search.followers.BATCH", 2)
    for number in range(6):
        site.publish(f"Wimblowanie {number}")
    withdrawn = site.publish("Wycofywane wimblowanie")
    site.recovers()
    live = site.server.indices.live()
    seen = []

    def busy(writer: Writer) -> Iterator[Any]:
        for number, rows in enumerate(all_missed(writer)):
            yield rows
            site.publish(f"Wimblowanie w trakcie {number}")
            if number == 1:
                site.withdraw(withdrawn)
            server_follower.catch_up()
            seen.append(site.ask("wimblowanie").degraded)

    made = site.server.rebuild(busy)
    assert True not in seen[:3]
    assert made == site.server.indices.live() != live
    site.recovers()
    assert site.ask("wycofywane").total == 0
    assert {*indices(site)} == {*made.names.values(), *live.names.values()}


def test_a_rebuild_that_fails_leaves_what_there_was(site: Site) -> None:
    before = indices(site)
    bulks = [0]

    def cut(_method: str, path: str) -> int | None:
        bulks[0] += "_bulk" in path
        return DROP if bulks[0] and "_bulk" in path else None

    site.proxy.rule = cut
    with pytest.raises(CommandError):
        call_command("search", "rebuild", stdout=StringIO())
    site.proxy.rule = lambda _method, _path: None
    assert indices(site) == before
    assert not site.ask("wimblowanie").degraded


def test_one_step_back_and_forth(site: Site) -> None:
    first = site.server.rebuild(all_missed)
    second = site.server.rebuild(all_missed)
    site.publish("Wimblowanie trzecie")
    site.recovers()
    out = StringIO()
    call_command("search", "back", stdout=out)
    assert site.server.indices.live() == first
    assert f"now read: {', '.join(sorted(first.names.values()))}" in out.getvalue()
    assert "0 behind" in out.getvalue()
    assert site.ask("wimblowanie").total == 3
    assert len(indices(site)) == 6
    call_command("search", "back", stdout=StringIO())
    assert site.server.indices.live() == second


def test_commands_tell_how_it_stands(site: Site) -> None:
    out = StringIO()
    call_command("search", "rebuild", stdout=out)
    assert "100 %" in out.getvalue()
    assert "engine elasticsearch" in out.getvalue()
    assert "en 1, pl 2, uk 0" in out.getvalue()
    site.proxy.stop()
    out = StringIO()
    call_command("search", "status", stdout=out)
    assert "engine elasticsearch: no answer" in out.getvalue()
    with pytest.raises(CommandError, match="did not do it"):
        call_command("search", "update", stdout=StringIO())


def test_why_a_hit_stands_where_it_stands(site: Site) -> None:
    out = StringIO()
    call_command("search", "explain", "wimblowanie hulmikanie", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("1. Wimblowanie drugie (pl, ")
    assert any("wimblowanie" in line for line in lines[1:])
    site.proxy.stop()
    out = StringIO()
    call_command("search", "explain", "wimblowanie", stdout=out)
    assert "word wimblowanie" in out.getvalue()
