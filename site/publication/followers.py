"""Those who read the log: search engines, webhooks, caches.

Each keeps its own checkpoint, so that it goes on where it stopped after any
outage; a rebuild is "checkpoint := 0".
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from django.conf import settings
from django.db import transaction

from publication.models import Checkpoint, Publication
from publication.services import publication_refresh_dirty

logger = logging.getLogger(__name__)
BATCH = 200


class Follower(Protocol):
    """Somebody who keeps something in step with the publication table."""

    name: str

    def apply(self, rows: Sequence[Publication]) -> None:
        """Take over rows in the order of the log; withdrawn ones included.

        Must be repeatable: after a crash the same rows come again.
        """

    def reset(self) -> None:
        """Forget everything: the log is read again from the start."""


followers: dict[str, Follower] = {}
_paused = False


def register_follower(follower: Follower) -> None:
    """Let a follower read the log."""
    followers[follower.name] = follower


@contextmanager
def followers_paused() -> Iterator[None]:
    """Publish much at once; followers catch up once, at the end."""
    global _paused  # noqa: PLW0603  (one switch for the process)
    _paused = True
    try:
        yield
    finally:
        _paused = False
    run_followers()


def after_commit() -> None:
    """Let the followers read on once the change is committed.

    Where a worker runs (`manage.py follow`) it does that.
    """
    if settings.FOLLOW_AFTER_COMMIT and not _paused:
        transaction.on_commit(run_followers, robust=True)


def run_followers() -> int:
    """Project what is out of date, then let every follower catch up.

    A follower that fails is logged and tried again: publishing is never held
    up by those who read. Returns how much there was to do.
    """
    done = publication_refresh_dirty()
    for name, follower in followers.items():
        try:
            done += follow(follower)
        except Exception:
            logger.exception("Follower %s could not catch up.", name)
    return done


def follow(follower: Follower) -> int:
    """Let one follower catch up; return how many rows it read."""
    checkpoint, _created = Checkpoint.objects.get_or_create(follower=follower.name)
    if checkpoint.reset_wanted:
        follower.reset()
        checkpoint.sequence, checkpoint.reset_wanted = 0, False
        checkpoint.save(update_fields=["sequence", "reset_wanted"])
    read = 0
    while rows := rows_after(checkpoint.sequence):
        follower.apply(rows)
        checkpoint.sequence = rows[-1].sequence
        checkpoint.save(update_fields=["sequence"])
        read += len(rows)
    return read


def rows_after(sequence: int) -> list[Publication]:
    """Return the next rows of the log, withdrawn ones included."""
    return list(
        Publication.objects.filter(sequence__gt=sequence)
        .order_by("sequence")
        .prefetch_related("terms")[:BATCH]
    )


def rebuild_request(follower: Follower) -> None:
    """Ask for a follower to forget everything and read the whole log again."""
    Checkpoint.objects.update_or_create(
        follower=follower.name, defaults={"reset_wanted": True}
    )


def checkpoints() -> dict[str, int]:
    """Return how far every follower has read."""
    read = dict(Checkpoint.objects.values_list("follower", "sequence"))
    return {name: read.get(name, 0) for name in followers}
