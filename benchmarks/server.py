"""The product's own server process: started, timed, and its processor time read."""

import os
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.client import Client
from benchmarks.environment import ROOT

UNIT = ROOT / "deploy" / "mpku.service"
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 60
LOG = ROOT / "var" / "bench-server.log"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how long its first answer took."""

    process: subprocess.Popen[bytes]
    port: int
    first_answer_s: float

    def processor_ms(self) -> float:
        """Return the processor time of the server and its workers so far."""
        return sum(map(_processor_ms, family(self.process.pid)))

    def worker_rss_mb(self) -> float:
        """Return the resident memory of the largest process: a worker."""
        return max(map(_rss_mb, family(self.process.pid)))

    def all_rss_mb(self) -> float:
        """Return the resident memory of all its processes; shared parts count twice."""
        return sum(map(_rss_mb, family(self.process.pid)))


def product_command(port: int, workers: int) -> list[str]:
    """Return the server's command as the unit file starts it, on another port."""
    (line,) = (
        line.removeprefix("ExecStart=")
        for line in UNIT.read_text(encoding="utf-8").splitlines()
        if line.startswith("ExecStart=")
    )
    program, *arguments = shlex.split(line)
    arguments[arguments.index("--bind") + 1] = f"127.0.0.1:{port}"
    installed = ROOT / ".venv" / "bin" / Path(program).name
    return [str(installed), *arguments, "--workers", str(workers)]


@contextmanager
def running(command: list[str], port: int) -> Iterator[Server]:
    """Start a server and stop it at the end; it logs to `var/bench-server.log`."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}"}
    environment["PYTHONPATH"] += ":" + os.environ.get("PYTHONPATH", "")
    started = time.monotonic()
    with LOG.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=log, stderr=log
        )
    try:
        wait_for_answer(process, port)
        yield Server(process, port, round(time.monotonic() - started, 2))
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for_answer(process: subprocess.Popen[bytes], port: int) -> None:
    """Return when the server answers its health check.

    Raises:
        RuntimeError: when it ends or stays silent.
    """
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if Client(port).get("/health/live").status == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"The server did not start; see {LOG.relative_to(ROOT)}.")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def family(pid: int) -> list[int]:
    """Return a process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in family(int(child)))]


def _processor_ms(pid: int) -> float:
    # The name in the second field may contain spaces; it ends in a bracket.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user_and_system = int(fields[11]) + int(fields[12])
    return user_and_system * 1000 / TICKS


def _rss_mb(pid: int) -> float:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2
