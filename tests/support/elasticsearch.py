"""Real search servers: one that tests share, and one that a test may ill-treat."""

import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import pytest
from elasticsearch import Elasticsearch

from tests.support import seeded
from tests.support.browser import free_port
from tools.search_server.launch import OPEN, QUICK_START
from tools.search_server.probe import version
from tools.search_server.process import Server
from tools.search_server.release import Unavailable, cache, missing_packages, unpacked

# Set aside: what tests start, such as a site of its own, searches without a server.
SHARED = "TEST_ELASTICSEARCH_URL"
if given := os.environ.pop("ELASTICSEARCH_URL", ""):
    os.environ[SHARED] = given
DEFAULT_URL = "http://127.0.0.1:9200"
SMALL_HEAP = "384m"
# Dictionaries take most of a start; an index loads those it names.
LAZY = "indices.analysis.hunspell.dictionary.lazy: true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server; those that start their own share one worker.

    A server of its own costs ten seconds and half a gigabyte.
    """
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if wanted & {"elasticsearch_url", "private_elasticsearch"}:
            item.add_marker(pytest.mark.elasticsearch)
        if "private_elasticsearch" in wanted:
            item.add_marker(pytest.mark.xdist_group("private-elasticsearch"))


def absent(reason: str) -> NoReturn:
    """Skip on a laptop; fail in CI, where a server is promised."""
    message = f"{reason} Start one with: make elasticsearch"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    """Return the address of the server that all tests share.

    It is `ELASTICSEARCH_URL`, else where `make elasticsearch` starts one. Tests keep
    to indices below `elasticsearch_prefix` and never stop it.
    """
    url = os.environ.get(SHARED) or DEFAULT_URL
    found = version(url)
    if not found.startswith("8."):
        absent(f"No Elasticsearch 8 answers on {url}.")
    return url


@pytest.fixture(scope="session")
def elasticsearch_client(elasticsearch_url: str) -> Iterator[Elasticsearch]:
    """Return a client of the shared server."""
    client = Elasticsearch(elasticsearch_url, request_timeout=60)
    yield client
    client.close()


@pytest.fixture
def elasticsearch_prefix(elasticsearch_client: Elasticsearch) -> Iterator[str]:
    """Return a beginning of index names that is this test's own."""
    prefix = f"test-{seeded.worker()}-{uuid.uuid4().hex[:8]}"
    yield prefix
    delete_indices(elasticsearch_client, prefix)


def delete_indices(client: Elasticsearch, prefix: str) -> None:
    """Remove the indices that begin so; their aliases go with them."""
    for name in client.indices.get(index=f"{prefix}*", expand_wildcards="all"):
        client.indices.delete(index=name, ignore_unavailable=True)


@dataclass(slots=True)
class PrivateServer:
    """A server of the test's own: stop, kill, pause and restart it at will."""

    server: Server
    clients: list[Elasticsearch] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, the same after a restart."""
        return self.server.url

    def client(self) -> Elasticsearch:
        """Return a new client that waits for the server patiently."""
        client = Elasticsearch(self.url, request_timeout=60)
        self.clients.append(client)
        return client

    def stop(self) -> None:
        """End it in good order; its data stay."""
        self.server.stop()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.server.kill()

    def pause(self) -> None:
        """Let it accept connections and answer nothing."""
        self.server.pause()

    def resume(self) -> None:
        """Let a paused server go on."""
        self.server.resume()

    def start(self) -> None:
        """Start it again, with the data it had; ten seconds."""
        self.server.start()

    def restart(self) -> None:
        """End it and start it again."""
        self.stop()
        self.start()

    def tidy(self) -> None:
        """Have it run again, empty, whatever a test did to it."""
        for client in self.clients:
            client.close()
        self.clients.clear()
        if self.server.pid:
            self.resume()
        self.start()
        with Elasticsearch(self.url, request_timeout=60) as client:
            delete_indices(client, "")


@pytest.fixture(scope="session")
def _private_server() -> Iterator[PrivateServer]:
    if not unpacked().is_dir() or missing_packages():
        absent("The files of a server that tests may stop are not on this machine.")
    port = free_port()
    # Below the cache: the user the server runs as must reach its folder.
    folder: Path = cache() / f"test-{port}"
    server = Server(folder, port, SMALL_HEAP, settings=(*OPEN, LAZY), java=QUICK_START)
    try:
        server.start()
    except Unavailable as problem:
        pytest.fail(str(problem))
    yield PrivateServer(server)
    server.remove()


@pytest.fixture
def private_elasticsearch(_private_server: PrivateServer) -> Iterator[PrivateServer]:
    """Return a running, empty server that a test may stop, kill and pause."""
    yield _private_server
    _private_server.tidy()
