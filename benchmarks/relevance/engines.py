"""The engines that are measured beside one another."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.relevance.collection import versions
from publication.models import Publication
from search.elastic import Address, ElasticEngine
from search.embedded import EmbeddedEngine
from search.protocol import SearchEngine

BATCH = 500
PREFIX = "bench"
Kept = Callable[[Publication], bool]


def measured_engines(folder: Path) -> list[SearchEngine]:
    """Return an engine of every sort there is, with an index of its own.

    The one on a server is measured where `ELASTICSEARCH_URL` names one.
    """
    engines: list[SearchEngine] = [EmbeddedEngine(folder / "search.sqlite3")]
    if url := os.environ.get("ELASTICSEARCH_URL"):
        engines.append(ElasticEngine(Address(url, PREFIX)))
    return engines


def fill(engines: Iterable[SearchEngine], kept: Kept = lambda _row: True) -> int:
    """Let engines take over what is public and kept; return how many versions."""
    number = 0
    listed = list(engines)
    for engine in listed:
        engine.reset()
    for rows in versions(BATCH):
        chosen = [row for row in rows if kept(row)]
        number += len(chosen)
        for engine in listed:
            engine.index(chosen)
    return number
