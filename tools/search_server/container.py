"""The server in a container, where docker or podman runs."""

import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from .probe import healthy
from .release import CONTAINER, IMAGE, Unavailable

CONTEXT = Path(__file__).resolve().parents[2] / "deploy" / "elasticsearch"
ENGINES = ("docker", "podman")
START_SECONDS = 180


def engine() -> str:
    """Return the container engine that works here, "" when none does."""
    for name in ENGINES:
        if shutil.which(name) and not run(name, "info").returncode:
            return name
    return ""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command and keep what it says."""
    return subprocess.run(command, check=False, capture_output=True, text=True)


@dataclass(frozen=True, slots=True)
class Container:
    """A server that listens on one port of this machine, without security."""

    engine: str
    port: int
    heap: str = "1g"

    @property
    def name(self) -> str:
        """The container's name, and that of the volume with its data."""
        return f"{CONTAINER}-{self.port}"

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Build the image, start the server and wait until it answers.

        Raises:
            Unavailable: The engine refuses, or the server does not come up.
        """
        self._do("build", "--tag", IMAGE, str(CONTEXT))
        self._do(
            "run",
            "--detach",
            "--rm",
            f"--name={self.name}",
            f"--publish=127.0.0.1:{self.port}:9200",
            f"--volume={self.name}:/usr/share/elasticsearch/data",
            "--env=discovery.type=single-node",
            "--env=xpack.security.enabled=false",
            "--env=cluster.routing.allocation.disk.threshold_enabled=false",
            f"--env=ES_JAVA_OPTS=-Xms{self.heap} -Xmx{self.heap}",
            IMAGE,
        )
        deadline = time.monotonic() + START_SECONDS
        while not healthy(self.url):
            if time.monotonic() > deadline:
                raise Unavailable(run(self.engine, "logs", self.name).stdout[-3000:])
            time.sleep(0.5)

    def stop(self) -> None:
        """End it; its data stay."""
        run(self.engine, "stop", self.name)

    def remove(self) -> None:
        """End it and throw its data away."""
        self.stop()
        run(self.engine, "volume", "rm", self.name)

    def _do(self, *arguments: str) -> None:
        done = run(self.engine, *arguments)
        if done.returncode:
            raise Unavailable(f"{self.engine} {arguments[0]}:\n{done.stderr[-3000:]}")
