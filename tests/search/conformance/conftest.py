"""Every case on both engines."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.elastic import Address, ElasticEngine
from search.embedded import EmbeddedEngine
from search.protocol import SearchEngine


@pytest.fixture(scope="session")
def elastic(elasticsearch_url: str) -> Iterator[ElasticEngine]:
    """Give an engine with indices of this process's own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    engine = ElasticEngine(Address(elasticsearch_url, f"test-conformance-{worker}"))
    engine.indices.delete(engine.indices.existing())
    yield engine
    engine.indices.delete(engine.indices.existing())
    engine.client.close()


@pytest.fixture(
    params=[
        "embedded",
        pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
    ]
)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    if request.param == "embedded":
        return EmbeddedEngine(tmp_path / "search.sqlite3")
    engine: ElasticEngine = request.getfixturevalue("elastic")
    engine.reset()
    return engine
