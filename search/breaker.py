"""A circuit breaker: who fails is not asked again for a while.

Each process has its own. While it is open nobody waits for a server that is down;
after a pause one question is let through, and decides.
"""

import threading
import time
from collections.abc import Callable

FAILURES = 3  # in a row
PAUSE_SECONDS = 5.0
LONGEST_PAUSE_SECONDS = 60.0


class Breaker:
    """Counts failures in a row; safe between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._trips = 0
        self._closed_again = 0.0

    @property
    def is_open(self) -> bool:
        """Say whether questions are kept away just now."""
        return self._trips > 0

    def allows(self) -> bool:
        """Say whether to ask; an open one lets through one question a pause."""
        with self._lock:
            if not self._trips:
                return True
            now = self._clock()
            if now < self._closed_again:
                return False
            self._closed_again = now + self._pause()
            return True

    def succeeded(self) -> None:
        """Note an answer."""
        with self._lock:
            self._failures = self._trips = 0

    def failed(self, *, at_once: bool = False) -> None:
        """Note a failure; `at_once` for those that make everybody wait."""
        with self._lock:
            self._failures += 1
            if at_once or self._trips or self._failures >= FAILURES:
                self._trips += 1
                self._closed_again = self._clock() + self._pause()

    def _pause(self) -> float:
        return float(
            min(PAUSE_SECONDS * 2 ** max(self._trips - 1, 0), LONGEST_PAUSE_SECONDS)
        )
