"""Look after the publication table: state, comparison, rebuild."""

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from publication.checking import publication_differences
from publication.followers import (
    checkpoints,
    followers,
    rebuild_request,
    run_followers,
)
from publication.log import log_head
from publication.models import Publication, PublicationCount
from publication.services import publication_refresh_everything
from publication.worker_lock import WorkerRunsError, worker_lock

MOST_SHOWN = 20


class Command(BaseCommand):
    """`publication status|check|rebuild`."""

    help = "Show, compare or rebuild what is public."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the action."""
        parser.add_argument("action", choices=["status", "check", "rebuild"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action."""
        getattr(self, f"run_{options['action']}")()

    def run_status(self) -> None:
        """Print the log's head, what is public, and how far each follower is."""
        head = log_head()
        public = Publication.objects.filter(withdrawn_at=None)
        gone = Publication.objects.exclude(withdrawn_at=None)
        self.stdout.write(
            f"log {head}, public {public.count()}, withdrawn {gone.count()}, "
            f"out of date {public.filter(dirty=True).count()}"
        )
        for count in PublicationCount.objects.filter(language="").order_by("kind"):
            self.stdout.write(f"  {count.kind}: {count.number}")
        for name, read in checkpoints().items():
            self.stdout.write(f"{name}: {read} ({head - read} behind)")
        self.stdout.write(f"worker: {'runs' if worker_runs() else 'does not run'}")

    def run_check(self) -> None:
        """Project everything afresh, change nothing, and list differences."""
        found = publication_differences()
        if found:
            for difference in found[:MOST_SHOWN]:
                self.stderr.write(str(difference))
            raise CommandError(f"{len(found)} differences; run rebuild.")
        self.stdout.write("0 differences")

    def run_rebuild(self) -> None:
        """Project everything afresh and let every follower start over."""
        started = time.monotonic()
        changed = publication_refresh_everything(self.progress)
        seconds = time.monotonic() - started
        self.stdout.write(f"{changed} objects changed in {seconds:.1f} s")
        for follower in followers.values():
            rebuild_request(follower)
        try:
            with worker_lock():
                run_followers()
        except WorkerRunsError:
            self.stdout.write("The running worker reads the log again.")
            return
        for name, read in checkpoints().items():
            self.stdout.write(f"{name}: read up to {read}")

    def progress(self, done: int) -> None:
        """Show how many objects are done, on a terminal in one line."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r{done} objects", ending="")
            self.stderr.flush()
        elif done % 1000 == 0:
            self.stderr.write(f"{done} objects")


def worker_runs() -> bool:
    """Say whether a worker holds its lock."""
    try:
        with worker_lock():
            return False
    except WorkerRunsError:
        return True
