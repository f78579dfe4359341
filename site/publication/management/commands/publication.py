"""Look after the publication table: state, comparison, rebuild."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from publication.followers import followers, rebuild
from publication.models import Checkpoint, LogHead, Publication
from publication.services import publication_refresh_everything


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
        """Print the log's head and how far each follower is."""
        head = LogHead.objects.filter(pk=1).first()
        sequence = head.sequence if head else 0
        public = Publication.objects.filter(withdrawn_at=None).count()
        self.stdout.write(f"log {sequence}, public {public}")
        for name in followers:
            checkpoint = Checkpoint.objects.filter(follower=name).first()
            done = checkpoint.sequence if checkpoint else 0
            self.stdout.write(f"{name}: {done} ({sequence - done} behind)")

    def run_check(self) -> None:
        """Project everything afresh, change nothing, and count differences."""
        with transaction.atomic():
            differences = publication_refresh_everything()
            transaction.set_rollback(True)
        if differences:
            raise CommandError(f"{differences} objects differ; run rebuild.")
        self.stdout.write("0 differences")

    def run_rebuild(self) -> None:
        """Project everything afresh and let every follower start over."""
        changed = publication_refresh_everything()
        self.stdout.write(f"{changed} objects changed")
        for follower in followers.values():
            self.stdout.write(f"{follower.name}: {rebuild(follower)} rows")
