"""One Elasticsearch as a plain process with a folder of its own."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .download import fetch
from .launch import OPEN, SCRATCH, configure, launch_options, plain_user
from .probe import healthy, runs
from .release import Unavailable, find_java

START_SECONDS = 180
STOP_SECONDS = 30


@dataclass(slots=True)
class Server:
    """A server that listens on one port of this machine.

    Attributes:
        folder: Its configuration, data and log.
        heap: Memory for Java's objects, as Java writes it.
        settings: Lines of `elasticsearch.yml` beside our own.
        java: Options of Java beside our own.
    """

    folder: Path
    port: int
    heap: str = "1g"
    settings: Sequence[str] = OPEN
    java: Sequence[str] = ()

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """The file it tells its troubles in."""
        return self.folder / "logs" / "server.log"

    @property
    def pid(self) -> int:
        """The number of its process, 0 when none runs."""
        try:
            pid = int((self.folder / "pid").read_text())
        except (FileNotFoundError, ValueError):
            return 0
        return pid if runs(pid) else 0

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises:
            Unavailable: It cannot be had, or does not come up; its log is shown.
        """
        if self.pid:
            return
        configure(
            self.folder,
            port=self.port,
            heap=self.heap,
            settings=self.settings,
            java=self.java,
        )
        for stale in ("pid", "data/node.lock"):
            (self.folder / stale).unlink(missing_ok=True)
        try:
            started = self._launch(fetch(), find_java())
            if started and self.answers(seconds=START_SECONDS):
                return
        except BaseException:
            self.kill()
            raise
        said = self.troubles()
        self.kill()
        raise Unavailable(f"The server did not come up:\n{said}")

    def _launch(self, files: Path, program: Path) -> bool:
        """Start the process, and say whether it came up."""
        user = plain_user()
        with (self.folder / "start.log").open("w") as said:
            started = subprocess.run(
                [program, *launch_options(files, self.folder)],
                check=False,
                cwd=files,
                env={**os.environ, "ES_TMPDIR": str(self.folder / SCRATCH)},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=START_SECONDS,
                start_new_session=True,
                user=user,
                group=None if user is None else pwd.getpwuid(user).pw_gid,
                extra_groups=None if user is None else [],
            )
        return started.returncode == 0

    def answers(self, *, seconds: float) -> bool:
        """Wait until the cluster can be used, and say whether it came to that."""
        deadline = time.monotonic() + seconds
        while not healthy(self.url):
            if time.monotonic() > deadline or not self.pid:
                return False
            time.sleep(0.2)
        return True

    def stop(self) -> None:
        """End it in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def pause(self) -> None:
        """Keep its connections open and answer nothing."""
        os.kill(self.pid, signal.SIGSTOP)

    def resume(self) -> None:
        """Go on after a pause."""
        os.kill(self.pid, signal.SIGCONT)

    def _end(self, number: signal.Signals) -> None:
        pid = self.pid
        if not pid:
            return
        # A paused process would not hear of it.
        os.kill(pid, signal.SIGCONT)
        os.kill(pid, number)
        deadline = time.monotonic() + STOP_SECONDS
        while runs(pid):
            if time.monotonic() > deadline:
                os.kill(pid, signal.SIGKILL)
                deadline += STOP_SECONDS
            time.sleep(0.05)
        (self.folder / "pid").unlink(missing_ok=True)

    def remove(self) -> None:
        """End it and throw its data away."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def troubles(self) -> str:
        """Return the end of what it said."""
        said = [self.folder / "start.log", self.log]
        return "".join(p.read_text()[-3000:] for p in said if p.exists())
