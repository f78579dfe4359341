"""The engines that are measured beside one another."""

from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.relevance.collection import versions
from publication.models import Publication
from search.embedded import EmbeddedEngine
from search.protocol import SearchEngine

BATCH = 500
Kept = Callable[[Publication], bool]


def measured_engines(folder: Path) -> list[SearchEngine]:
    """Return an empty engine of every sort there is."""
    return [EmbeddedEngine(folder / "search.sqlite3")]


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
