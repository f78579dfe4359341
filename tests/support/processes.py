"""Real processes on this worker's own database."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support import seeded

PATIENCE_SECONDS = 30.0
LOADED = ("config.urls", "tests.support.process_tasks")


class Processes:
    """Starts processes; Django is loaded only once for all of them."""

    def __init__(self) -> None:
        self.server = subprocess.Popen(
            [sys.executable, "-m", "tests.support.process_server", *LOADED],
            cwd=seeded.ROOT,
            env={
                **os.environ,
                "PYTEST_XDIST_WORKER": seeded.worker(),
                "DJANGO_SETTINGS_MODULE": "config.settings.test",
                "PYTHONPATH": ".:site",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.started = 0

    def ask(self, **request: Any) -> Any:
        """Send one request and return its answer."""
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(json.dumps(request) + "\n")
        self.server.stdin.flush()
        return json.loads(self.server.stdout.readline())

    def start(self, task: str, *args: Any, folder: Path) -> "Process":
        """Start a function of `process_tasks`."""
        self.started += 1
        output = folder / f"process-{self.started}.txt"
        run = f"tests.support.process_tasks:{task}"
        answer = self.ask(run=run, args=args, output=str(output))
        return Process(self, answer["pid"], output)

    def close(self) -> None:
        """End the server, and with it whatever still runs."""
        assert self.server.stdin
        self.server.stdin.close()
        self.server.wait(PATIENCE_SECONDS)


@dataclass(slots=True)
class Process:
    """A process that was started."""

    processes: Processes
    pid: int
    output: Path

    def said(self) -> str:
        """Return what it has written so far."""
        return self.output.read_text() if self.output.exists() else ""

    def wait_for(self, words: str) -> None:
        """Wait until it has written something."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while words not in self.said():
            if time.monotonic() > deadline or self.ended(0) is not None:
                pytest.fail(f"“{words}” was never said:\n{self.said()}")
            time.sleep(0.01)

    def ended(self, seconds: float = PATIENCE_SECONDS) -> int | None:
        """Return its exit status, minus the signal that ended it; None: it runs."""
        status: int | None = self.processes.ask(wait=self.pid, seconds=seconds)[
            "status"
        ]
        return status

    def send(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        self.send(signal.SIGKILL)
        assert self.ended() == -signal.SIGKILL


@pytest.fixture(scope="session")
def processes(django_db_setup: None) -> Iterator[Processes]:
    """Start processes on this worker's database; use it with `committed`."""
    found = Processes()
    yield found
    found.close()
