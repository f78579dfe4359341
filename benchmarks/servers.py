"""Application servers compared: the same code, settings and requests.

Granian and uvicorn are no requirements of the product; those that are not
installed are left out.
"""

import importlib.util
import sys
import threading
import time
from typing import Any

from benchmarks.client import Client
from benchmarks.generate import generate
from benchmarks.measure import Target, measure
from benchmarks.server import Server, free_port, product_command, running
from benchmarks.targets import LIST, practice

CLIENTS = 4
SECONDS = 5.0


def commands(port: int, workers: int) -> dict[str, tuple[str, list[str]]]:
    """Return what each server's package is and how it is started."""
    product = product_command(port, workers)
    plain = [part for part in product if part != "--threads"]
    plain.remove("4")
    python = [sys.executable, "-m"]
    address = ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)]
    application = "config.wsgi:application"
    granian = [*python, "granian", *address, "--log-level", "warning"]
    return {
        "gunicorn gthread": ("gunicorn", product),
        "gunicorn gthread, 1 thread": (
            "gunicorn",
            [*plain, "--worker-class", "gthread", "--threads", "1"],
        ),
        "gunicorn sync": ("gunicorn", plain),
        "granian wsgi": (
            "granian",
            [*granian, "--interface", "wsgi", "--blocking-threads", "4", application],
        ),
        "granian wsgi, 1 thread": (
            "granian",
            [*granian, "--interface", "wsgi", "--blocking-threads", "1", application],
        ),
        "uvicorn asgi": (
            "uvicorn",
            [
                *python,
                "uvicorn",
                *address,
                "--no-access-log",
                "--log-level",
                "warning",
                "config.asgi:application",
            ],
        ),
    }


def measure_servers(rounds: int) -> list[dict[str, Any]]:
    """Return the figures of every server that is installed.

    The servers take turns: whatever else the machine does meets all of them.
    """
    generate(1000)
    entry = Target("entry", f"/api/v1/by-path?path={practice().path}")
    installed = [
        name
        for name, (package, _command) in commands(0, 1).items()
        if importlib.util.find_spec(package) is not None
    ]
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in installed}
    for _round in range(rounds):
        for name in installed:
            found[name].append(measure_server(name, entry))
    return [best(name, turns) for name, turns in found.items()]


def measure_server(name: str, entry: Target) -> dict[str, Any]:
    """Return one turn's figures of one server."""
    port = free_port()
    with running(commands(port, 1)[name][1], port) as server:
        one = measure(server, entry, 1)
        found = {
            "first_answer_s": server.first_answer_s,
            "entry_ms": one["cpu_ms"],
            "connections": one["connections"],
            "list_ms": measure(server, Target("list", LIST), 1)["cpu_ms"],
            "worker_mb": round(server.worker_rss_mb()),
            "all_mb": round(server.all_rss_mb()),
        }
    port = free_port()
    with running(commands(port, 2)[name][1], port) as server:
        found["per_second"] = throughput(server, entry)
    return found


def best(name: str, turns: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the best of each figure: the least disturbed one."""
    most = {"per_second"}
    return {
        "name": name,
        **{
            figure: (max if figure in most else min)(turn[figure] for turn in turns)
            for figure in turns[0]
        },
    }


def throughput(server: Server, target: Target) -> int:
    """Return requests answered a second, asked by some clients at once."""
    deadline = time.monotonic() + SECONDS
    answered: list[int] = []

    def ask() -> None:
        client, number = Client(server.port), 0
        while time.monotonic() < deadline:
            if client.get(target.path).status == target.status:
                number += 1
        answered.append(number)

    clients = [threading.Thread(target=ask) for _ in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return round(sum(answered) / SECONDS)
