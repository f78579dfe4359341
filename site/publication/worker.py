"""The worker beside the server: followers, and what is due at its time.

Apps register chores; `manage.py follow` runs them all in one process.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from django.db import close_old_connections, connection

from publication.followers import follow, followers
from publication.scheduled import scheduled_run
from publication.services import publication_refresh_dirty

logger = logging.getLogger(__name__)
# A published change is found within a second.
FOLLOW_SECONDS = 0.5
SCHEDULE_SECONDS = 10.0
LONGEST_PAUSE_SECONDS = 60.0


@dataclass(slots=True)
class Chore:
    """Something done again and again.

    Attributes:
        name: For the log.
        run: Does what there is to do and returns how much it was.
        seconds: Pause between two runs.
        close: Ends what a run has left under way, when the worker stops.
    """

    name: str
    run: Callable[[], int]
    seconds: float
    close: Callable[[], None] | None = None
    due: float = field(default=0.0, compare=False)
    failures: int = field(default=0, compare=False)

    def attempt(self, now: float) -> None:
        """Run once; after a failure wait longer each time, then try again."""
        try:
            self.run()
        except Exception:
            self.failures += 1
            logger.exception("The worker's chore “%s” failed.", self.name)
            # Whatever broke may have been the connection.
            connection.close()
        else:
            self.failures = 0
        pause = self.seconds * 2**self.failures
        self.due = now + min(pause, max(LONGEST_PAUSE_SECONDS, self.seconds))


chores: dict[str, Chore] = {}


def register_chore(
    name: str,
    run: Callable[[], int],
    *,
    seconds: float,
    close: Callable[[], None] | None = None,
) -> None:
    """Let the worker do something about every so many seconds."""
    chores[name] = Chore(name, run, seconds, close)


register_chore("schedule", scheduled_run, seconds=SCHEDULE_SECONDS)
register_chore("out of date", publication_refresh_dirty, seconds=FOLLOW_SECONDS)


def all_chores() -> list[Chore]:
    """Return every chore: those registered, and one for each follower."""
    return [
        *chores.values(),
        *(
            Chore(f"follower {name}", partial(follow, follower), FOLLOW_SECONDS)
            for name, follower in followers.items()
        ),
    ]


def work(stop: threading.Event) -> None:
    """Run chores until told to stop; a chore that has begun comes to its end."""
    mine = all_chores()
    while not stop.is_set():
        close_old_connections()
        for chore in mine:
            now = time.monotonic()
            if chore.due <= now and not stop.is_set():
                chore.attempt(now)
        earliest = min(chore.due for chore in mine)
        stop.wait(max(0.0, earliest - time.monotonic()))
    finish(mine)


def work_once() -> None:
    """Run every chore once, followers first: chores may act on what they read."""
    mine = all_chores()
    for chore in reversed(mine):
        chore.attempt(time.monotonic())
    finish(mine)


def finish(mine: list[Chore]) -> None:
    """Let every chore end what it has left under way."""
    for chore in mine:
        if chore.close:
            chore.close()
