"""What the product adds to the time that the search server takes for its answers."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from search.elastic import ElasticEngine
from search.protocol import Query

ROUNDS = 5
# The path may take so many times the server's own time, and so much more.
MOST_TIMES, MORE_MS = 1.3, 5.0


@dataclass(slots=True)
class TimedClient:
    """A client that adds up what the server says its answers took."""

    client: Elasticsearch
    took_ms: float = 0.0

    def msearch(self, **arguments: Any) -> Any:
        """Ask, and note the server's own time."""
        answer = self.client.msearch(**arguments)
        self.took_ms += answer["took"]
        return answer


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of one question: the whole path, and the server's part."""

    path_ms: float
    raw_ms: float

    @property
    def added_ms(self) -> float:
        """Return what is not the server's."""
        return self.path_ms - self.raw_ms


def measure_path(engine: ElasticEngine, queries: Sequence[Query]) -> dict[str, Any]:
    """Return median and p95 of the path, of the server's own time and between them.

    Of each question the quickest of some rounds counts: the others had to wait for
    what else the machine does.
    """
    timed = TimedClient(engine.server.client)
    # It is asked for nothing but `msearch`.
    engine.server.client = timed  # type: ignore[assignment]
    try:
        asked = [quickest(engine, timed, query) for query in queries]
    finally:
        engine.server.client = timed.client
    return {
        "questions": len(asked),
        "path_ms": summary([one.path_ms for one in asked]),
        "raw_ms": summary([one.raw_ms for one in asked]),
        "added_ms": summary([one.added_ms for one in asked]),
    }


def quickest(engine: ElasticEngine, timed: TimedClient, query: Query) -> Asked:
    """Return the quickest of some rounds of one question."""
    rounds = []
    for _round in range(ROUNDS):
        timed.took_ms = 0.0
        started = time.perf_counter()
        engine.search(query)
        whole = (time.perf_counter() - started) * 1000
        rounds.append(Asked(whole, timed.took_ms))
    return min(rounds, key=lambda one: one.path_ms)


def summary(values: Sequence[float]) -> dict[str, float]:
    """Return median and p95."""
    ordered = sorted(values)
    return {
        "median": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95)], 1),
    }


def verdict(found: dict[str, Any]) -> tuple[str, bool]:
    """Return the budget of the path as a sentence, and whether it holds."""
    path, raw = found["path_ms"]["p95"], found["raw_ms"]["p95"]
    most = round(raw * MOST_TIMES + MORE_MS, 1)
    said = (
        f"elasticsearch path p95: {path} ms <= {most} ms "
        f"({MOST_TIMES} x the server's own {raw} ms + {MORE_MS:g} ms)"
    )
    return said, path <= most
