"""The log's lock and its sequence.

Whoever writes the publication table takes the lock first, before looking at
what is public, and holds it until the commit. So sequence numbers grow in the
order of commits, without gap or double, on one machine and on several; nobody
projects what another is just changing; and all locks are taken in one order.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from publication.models import LogHead

HEAD = 1


@dataclass(slots=True)
class Log:
    """The log while its lock is held."""

    sequence: int

    def next(self) -> int:
        """Return the next number of the log."""
        self.sequence += 1
        return self.sequence


@contextmanager
def log_writing() -> Iterator[Log]:
    """Hold the log's lock until the commit of the transaction around."""
    with transaction.atomic():
        head = log_lock()
        log = Log(head.sequence)
        yield log
        if log.sequence != head.sequence:
            LogHead.objects.filter(pk=HEAD).update(sequence=log.sequence)


def log_lock() -> LogHead:
    """Take the lock; on SQLite the transaction itself is one (IMMEDIATE)."""
    found = LogHead.objects.select_for_update().filter(pk=HEAD).first()
    if found is None:
        LogHead.objects.get_or_create(pk=HEAD)
        found = LogHead.objects.select_for_update().get(pk=HEAD)
    return found


def log_head() -> int:
    """Return the last sequence number given; one query."""
    found = LogHead.objects.filter(pk=HEAD).values_list("sequence", flat=True).first()
    return found or 0
