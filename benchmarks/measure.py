"""Processor time of one request, seen from outside the server."""

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.client import Client
from benchmarks.server import Server

RUNS = 3
# A tick of the processor clock is 10 ms: a second of work is exact to 1 %.
WORK_MS = 1000
FEWEST, MOST = 40, 1000
WARM_UP = 15


@dataclass(frozen=True, slots=True)
class Target:
    """One address, how it is asked for, and the most it may cost.

    Attributes:
        name: What the table calls it.
        budget_ms: Processor milliseconds a request, None when only compared.
        status: The status that a right answer has.
    """

    name: str
    path: str
    budget_ms: float | None = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def measure(server: Server, target: Target, runs: int = RUNS) -> dict[str, Any]:
    """Return the median of some runs; each does about a second of work.

    Raises:
        RuntimeError: when an answer has another status than it should.
    """
    client = Client(server.port)
    size = send(client, target, WARM_UP)
    guess = _cost(server, client, target, FEWEST)
    requests = int(min(MOST, max(FEWEST, WORK_MS / max(guess, 0.5))))
    costs = [_cost(server, client, target, requests) for _run in range(runs)]
    return {
        "name": target.name,
        "path": target.path,
        "status": target.status,
        "bytes": size,
        "requests": requests * runs,
        "connections": client.connections,
        "cpu_ms": round(statistics.median(costs), 2),
        "cpu_ms_runs": [round(cost, 2) for cost in costs],
        "budget_ms": target.budget_ms,
    }


def _cost(server: Server, client: Client, target: Target, requests: int) -> float:
    before = server.processor_ms()
    send(client, target, requests)
    return (server.processor_ms() - before) / requests


def send(client: Client, target: Target, requests: int) -> int:
    """Send requests; return the size of the last answer."""
    size = 0
    for _request in range(requests):
        answer = client.get(target.path, target.headers)
        if answer.status != target.status:
            raise RuntimeError(
                f"{target.path} answered {answer.status}, not {target.status}."
            )
        size = len(answer.content)
    return size
