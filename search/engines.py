"""The engine that this site searches with, and the two behind it."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.elastic import Address, ElasticEngine
from search.embedded import EmbeddedEngine
from search.fallback import FallbackEngine
from search.protocol import SearchEngine


def current_engine() -> SearchEngine:
    """Return the engine the settings name."""
    server = elastic_engine()
    if server is None:
        return embedded_engine()
    return _with_fallback(server, embedded_engine())


def embedded_engine() -> EmbeddedEngine:
    """Return the engine inside; every site has it."""
    return _embedded(settings.SEARCH_PATH)


def elastic_engine() -> ElasticEngine | None:
    """Return the engine on a server; None where the settings name none."""
    if not settings.ELASTICSEARCH_URL:
        return None
    return _elastic(
        Address(
            url=settings.ELASTICSEARCH_URL,
            prefix=settings.ELASTICSEARCH_INDEX_PREFIX,
            api_key=settings.ELASTICSEARCH_API_KEY,
            ca_certs=settings.ELASTICSEARCH_CA_CERTS,
        ),
        settings.SEARCH_PATH,
    )


@cache
def _embedded(path: str) -> EmbeddedEngine:
    return EmbeddedEngine(Path(path))


@cache
def _elastic(address: Address, path: str) -> ElasticEngine:
    return ElasticEngine(address, at_least=_embedded(path).position)


@cache
def _with_fallback(server: ElasticEngine, embedded: EmbeddedEngine) -> FallbackEngine:
    return FallbackEngine(server, embedded)
