"""The worker: `manage.py follow`, beside the server."""

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from publication.worker import work, work_once
from publication.worker_lock import WorkerRunsError, worker_lock


class Command(BaseCommand):
    """Search, webhooks, and publishing at a set time; ends on SIGTERM."""

    help = "Keep search and webhooks in step, and publish what is due."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer a single round."""
        parser.add_argument(
            "--once", action="store_true", help="Do what there is to do, and end."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work until told to stop; refuse to be the second worker."""
        try:
            with worker_lock():
                self.work(once=options["once"])
        except WorkerRunsError:
            raise CommandError("Another worker is running.") from None

    def work(self, *, once: bool) -> None:
        """Run with the lock held."""
        if once:
            work_once()
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("Following the publication log")
        self.stdout.flush()
        work(stop)
        self.stdout.write("Stopped")
