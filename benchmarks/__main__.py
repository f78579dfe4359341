"""Processor time and queries of the main pages: `make bench`.

Runs against a copy of the seeded database (the one the tests use), in one
process without a network, so that the figures are the application's own.
Prints a table and writes `var/bench.json`.
"""

import json
import os
import statistics
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
os.environ.setdefault("PYTEST_XDIST_WORKER", "bench")

import django

django.setup()

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.targets import targets
from tests.support import seeded

ROUNDS = 30


def measure(client: Client, path: str) -> dict[str, Any]:
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
        "cpu_ms_median": round(statistics.median(times), 1),
        "cpu_ms_p95": round(sorted(times)[int(ROUNDS * 0.95) - 1], 1),
    }


def main() -> None:
    """Measure every target and print a table."""
    seeded.prepare()
    seeded.restore()
    settings.DEBUG = False
    client = Client(headers={"host": "localhost"})
    rows = [{"name": name, **measure(client, path)} for name, path in targets()]
    print(f"{'page':24} {'queries':>7} {'CPU ms':>8} {'p95':>8} {'bytes':>9}")
    for row in rows:
        print(
            f"{row['name']:24} {row['queries']:>7} {row['cpu_ms_median']:>8} "
            f"{row['cpu_ms_p95']:>8} {row['bytes']:>9}"
        )
    (ROOT / "var" / "bench.json").write_text(json.dumps(rows, indent=2))


main()
