"""Pages for people: processor time and queries, in one process without a network."""

import statistics
import time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.targets import page_targets

ROUNDS = 30


def measure_pages() -> list[dict[str, Any]]:
    """Return the figures of every page that is measured."""
    client = Client(headers={"host": "localhost"})
    return [
        {"name": name, **measure_page(client, path)} for name, path in page_targets()
    ]


def measure_page(client: Client, path: str) -> dict[str, Any]:
    """Return queries and processor milliseconds of one address."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    # Later requests empty the log that the context reads from.
    queries = len(captured)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        client.get(path)
        times.append((time.process_time() - started) * 1000)
    return {
        "path": path,
        "status": response.status_code,
        "bytes": len(response.content),
        "queries": queries,
        "cpu_ms": round(statistics.median(times), 1),
        "cpu_ms_p95": round(sorted(times)[int(ROUNDS * 0.95) - 1], 1),
    }
