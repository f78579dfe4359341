"""One file fetched by a process of its own: `python -m benchmarks.exported ADDRESS`.

Prints the figures as JSON. A process that has done other work before would take the
memory it needs from what it holds already.
"""

import gc
import json
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any

from benchmarks import environment  # isort: skip

from django.test import Client

STATUS = Path("/proc/self/status")


def measured(address: str) -> dict[str, float]:
    """Return seconds, bytes and memory of one file, read as it comes."""
    client = Client(headers={"host": "localhost"})
    # What a process does once: routes, formats, the vocabularies' types.
    consume(client, PurePosixPath(address).with_stem("products").as_posix())
    gc.collect()
    before = memory_mb("VmRSS")
    wall, processor = time.perf_counter(), time.process_time()
    first, size = consume(client, address)
    return {
        "first_s": round(first - wall, 2),
        "seconds": round(time.perf_counter() - wall, 2),
        "cpu_s": round(time.process_time() - processor, 2),
        "bytes": size,
        "added_mb": round(memory_mb("VmHWM") - before, 1),
    }


def consume(client: Client, address: str) -> tuple[float, int]:
    """Read a file and keep nothing; return when it began, and its size."""
    response: Any = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    parts: Iterator[bytes] = iter(response.streaming_content)
    beginning = next(parts)
    first = time.perf_counter()
    size = sum(map(len, chain([beginning], parts)))
    response.close()
    return first, size


def memory_mb(name: str) -> float:
    """Return a line of the process's memory in megabytes, as Linux tells it."""
    for line in STATUS.read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"{STATUS} does not tell {name}.")


if __name__ == "__main__":
    print(json.dumps({"worker": environment.NAME, **measured(sys.argv[1])}))
