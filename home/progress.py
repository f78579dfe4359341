"""A progress line on the terminal, without a library."""

import sys
from collections.abc import Iterable
from time import monotonic
from typing import TextIO

WIDTH = 24
LONGEST_LABEL = 44


class Progress:
    """Shows how many steps are done, on one line that is written over.

    Where nobody watches (a file, a build log) it writes one line a step.
    """

    def __init__(self, steps: int, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.steps = steps
        self.done = 0
        self.objects = 0
        self.started = monotonic()
        self.live = self.stream.isatty()

    def run(self, name: str, labels: Iterable[str]) -> None:
        """Run one step, showing each object it reports."""
        if not self.live:
            self.stream.write(f"{name}\n")
        for label in labels:
            self.objects += 1
            self._draw(f"{name}: {label}")
        self.done += 1
        self._draw(name)

    def finish(self) -> None:
        """End the line with the time it took."""
        seconds = round(monotonic() - self.started)
        self._clear()
        self.stream.write(f"Initial content: {self.objects} objects in {seconds} s\n")
        self.stream.flush()

    def _draw(self, text: str) -> None:
        if not self.live:
            return
        filled = WIDTH * self.done // self.steps
        bar = "#" * filled + "-" * (WIDTH - filled)
        self._clear()
        self.stream.write(f"[{bar}] {text[:LONGEST_LABEL]}")
        self.stream.flush()

    def _clear(self) -> None:
        if self.live:
            self.stream.write("\r\033[K")
