"""A server of the test's own: paused, killed in the middle of a bulk, started again."""

import threading
import time
from typing import Any

import pytest
from elastic_transport import TransportError

from search.followers import server_follower
from tests.search.faults.conftest import Site
from tests.support.elasticsearch import PrivateServer

pytestmark = pytest.mark.django_db


def test_a_server_that_is_paused_killed_and_started_again(
    private_site: Site, private_elasticsearch: PrivateServer, monkeypatch: Any
) -> None:
    site, server = private_site, private_elasticsearch
    server.pause()
    start = time.monotonic()
    assert site.ask("wimblowanie").degraded
    assert time.monotonic() - start < 3
    server.resume()

    monkeypatch.setattr("search.elastic.writing.BULK_OPERATIONS", 4)
    rows = [site.publish(f"Wimblowanie {number}") for number in range(20)]
    site.withdraw(rows[0])
    bulks = [0]

    def power_cut(_method: str, path: str) -> int | None:
        bulks[0] += "_bulk" in path
        if bulks[0] == 3:
            threading.Timer(0.01, server.kill).start()
        return None

    site.proxy.rule = power_cut
    with pytest.raises(TransportError):
        server_follower.catch_up()
    results = site.ask("wimblowanie")
    assert (results.total, results.degraded) == (21, True)

    site.proxy.rule = lambda _method, _path: None
    server.start()
    site.recovers()
    while (results := site.ask("wimblowanie")).degraded:
        time.sleep(0.1)
    assert results.total == 21
