"""Those who read the log: search engines, webhooks, caches.

Each keeps its own checkpoint, so that it goes on where it stopped after any
outage; a rebuild is "checkpoint := 0".
"""

import logging
from collections.abc import Iterable, Sequence
from typing import Protocol

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


def register_follower(follower: Follower) -> None:
    """Let a follower read the log."""
    followers[follower.name] = follower


def run_followers(names: Iterable[str] | None = None) -> None:
    """Project what is out of date, then let every follower catch up.

    A follower that fails is logged and tried again at the next change:
    publishing is never held up by those who read.
    """
    publication_refresh_dirty()
    for name in names or list(followers):
        try:
            follow(followers[name])
        except Exception:
            logger.exception("Follower %s could not catch up.", name)


def follow(follower: Follower) -> int:
    """Let one follower catch up; return how many rows it read."""
    checkpoint, _created = Checkpoint.objects.get_or_create(follower=follower.name)
    read = 0
    while True:
        rows = list(
            Publication.objects.filter(sequence__gt=checkpoint.sequence)
            .order_by("sequence")
            .prefetch_related("terms")[:BATCH]
        )
        if not rows:
            return read
        follower.apply(rows)
        checkpoint.sequence = rows[-1].sequence
        checkpoint.save(update_fields=["sequence"])
        read += len(rows)


def rebuild(follower: Follower) -> int:
    """Empty a follower and let it read the whole log again."""
    follower.reset()
    Checkpoint.objects.update_or_create(
        follower=follower.name, defaults={"sequence": 0}
    )
    return follow(follower)
