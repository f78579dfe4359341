"""A site of few rows that searches on a real server, through a proxy with faults."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from publication.models import (
    LogHead,
    Publication,
    PublicationDependency,
    PublicationTerm,
)
from search.elastic import Address, ElasticEngine
from search.engines import current_engine, elastic_engine
from search.fallback import FallbackEngine
from search.followers import search_follower, server_follower
from search.protocol import Query, Results
from tests.search.corpus import Corpus
from tests.search.faults.proxy import Proxy
from tests.support.elasticsearch import PrivateServer


class Site:
    """What readers and followers of a site with a search server do."""

    def __init__(self, corpus: Corpus, proxy: Proxy) -> None:
        self.corpus = corpus
        self.proxy = proxy

    @property
    def engine(self) -> FallbackEngine:
        engine = current_engine()
        assert isinstance(engine, FallbackEngine)
        return engine

    @property
    def server(self) -> ElasticEngine:
        engine = elastic_engine()
        assert engine is not None
        return engine

    def publish(self, title: str, language: str = "pl", **more: Any) -> Publication:
        """Publish, and let the engine inside follow; the server comes later."""
        row = self.corpus.add(title, language, **more)
        self.log()
        search_follower.catch_up()
        return row

    def withdraw(self, row: Publication) -> None:
        self.corpus.withdraw(row)
        self.log()
        search_follower.catch_up()

    def log(self) -> None:
        LogHead.objects.update_or_create(
            pk=1, defaults={"sequence": self.corpus.sequence}
        )

    def ask(self, text: str, language: str = "pl") -> Results:
        return self.engine.search(Query(text, language))

    def public(self) -> set[tuple[str, str, int]]:
        """Return what is public by the publication table."""
        rows = Publication.objects.filter(withdrawn_at=None)
        return {(str(row.key), row.language, row.sequence) for row in rows}

    def on_server(self) -> set[tuple[str, str, int]]:
        """Return what is public by the indices that are read."""
        answer = self.server.client.search(
            index=self.server.indices.aliases,
            query={"exists": {"field": "language"}},
            size=10_000,
        )
        return {
            (hit["_id"], hit["_source"]["language"], hit["_source"]["sequence"])
            for hit in answer["hits"]["hits"]
        }

    def recovers(self) -> None:
        """Let the worker come again: nothing is missing, nobody is behind."""
        server_follower.catch_up()
        assert self.on_server() == self.public()
        assert self.server.position() == LogHead.objects.get(pk=1).sequence


@pytest.fixture
def proxy(elasticsearch_url: str) -> Iterator[Proxy]:
    proxy = Proxy(elasticsearch_url)
    yield proxy
    proxy.stop()


@pytest.fixture(scope="session")
def prefix(elasticsearch_url: str) -> Iterator[str]:
    """Name this process's indices; making them takes seconds, so tests share them."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    address = Address(elasticsearch_url, f"test-faults-{worker}")
    engine = ElasticEngine(address)
    engine.indices.delete(engine.indices.existing())
    yield address.prefix
    engine.indices.delete(engine.indices.existing())
    engine.client.close()


@pytest.fixture
def configured(
    proxy: Proxy, prefix: str, settings: Any, tmp_path: Path
) -> Iterator[Proxy]:
    """Let the site search through the proxy."""
    settings.SEARCH_PATH = str(tmp_path / "search.sqlite3")
    settings.ELASTICSEARCH_URL = proxy.url
    settings.ELASTICSEARCH_INDEX_PREFIX = prefix
    yield proxy


@pytest.fixture
def site(configured: Proxy, corpus: Corpus, monkeypatch: Any) -> Iterator[Site]:
    """Give a site that has three records, found on the server."""
    yield from opened(Site(corpus, configured), monkeypatch)


@pytest.fixture
def private_site(
    private_elasticsearch: PrivateServer,
    corpus: Corpus,
    settings: Any,
    tmp_path: Path,
    monkeypatch: Any,
) -> Iterator[Site]:
    """Give such a site on a server that may be stopped and killed."""
    proxy = Proxy(private_elasticsearch.url)
    settings.SEARCH_PATH = str(tmp_path / "search.sqlite3")
    settings.ELASTICSEARCH_URL = proxy.url
    settings.ELASTICSEARCH_INDEX_PREFIX = "private"
    yield from opened(Site(corpus, proxy), monkeypatch)
    proxy.stop()


def opened(site: Site, monkeypatch: Any) -> Iterator[Site]:
    """Publish three records, and close what was opened when the test is over."""
    monkeypatch.setattr("search.breaker.PAUSE_SECONDS", 0.2)
    monkeypatch.setattr("search.elastic.writing.PAUSES", (0.01, 0.02))
    with connection.cursor() as cursor:
        for model in (PublicationTerm, PublicationDependency, Publication):
            cursor.execute(f"DELETE FROM {model._meta.db_table}")
    site.server.reset()
    first = site.publish("Wimblowanie pierwsze")
    site.publish("Wimblowanie first", "en", key=first.key)
    site.publish("Wimblowanie drugie", text="Hulmikanie w tekście")
    site.recovers()
    results = site.ask("wimblowanie")
    assert (results.total, results.degraded) == (2, False)
    yield site
    site.proxy.rule = lambda _method, _path: None
    if not site.proxy.running:
        site.proxy.start()
    site.server.client.close()
