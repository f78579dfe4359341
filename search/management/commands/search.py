"""Look after the search engine."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from publication.followers import follow, rebuild_request
from publication.log import log_head
from search.engines import current_engine
from search.followers import search_follower


class Command(BaseCommand):
    """`search status|update|rebuild`."""

    help = "Show how the search engine is doing, bring it up to date or rebuild it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the action."""
        parser.add_argument("action", choices=["status", "update", "rebuild"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action, then show the state."""
        if options["action"] == "update":
            self.stdout.write(f"{search_follower.catch_up()} rows read")
        if options["action"] == "rebuild":
            rebuild_request(search_follower)
            self.stdout.write(f"{follow(search_follower)} rows read")
        self.status()

    def status(self) -> None:
        """Print engine, documents by language, size, and distance to the log."""
        state = current_engine().state()
        documents = ", ".join(
            f"{language} {number}"
            for language, number in sorted(state.documents.items())
        )
        self.stdout.write(f"engine {state.name}")
        self.stdout.write(f"documents {documents or 'none'}")
        self.stdout.write(f"size {state.size // 1024} KB")
        behind = max(log_head() - state.sequence, 0)
        self.stdout.write(f"log read to {state.sequence}, {behind} behind")
