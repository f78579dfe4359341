"""Look after the search engines."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from publication.followers import follow, rebuild_request
from publication.log import log_head
from publication.models import Publication
from search.elastic import SERVER_ERRORS, NoAnswerError, WriteError, Writer
from search.engines import current_engine, elastic_engine, embedded_engine
from search.followers import all_missed, search_follower, server_follower
from search.protocol import Query, SearchEngine

ACTIONS = ("status", "update", "rebuild", "back", "explain")


class Command(BaseCommand):
    """`search status|update|rebuild|back|explain`."""

    help = (
        "Show how the search engines are doing, bring them up to date, make them anew, "
        "go back to the indices before, or say why hits stand where they stand."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the action, and for `explain` the question."""
        parser.add_argument("action", choices=ACTIONS)
        parser.add_argument("text", nargs="?", default="", help="what to explain")
        parser.add_argument(
            "--language", choices=LANGUAGE_CODES, default=SOURCE_LANGUAGE
        )
        parser.add_argument("--limit", type=int, default=10)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action, then show the state."""
        if options["action"] == "explain":
            self.explain(
                Query(options["text"], options["language"], limit=options["limit"])
            )
            return
        try:
            getattr(self, options["action"])()
        except (NoAnswerError, WriteError, *SERVER_ERRORS) as error:
            raise CommandError(f"The search server did not do it: {error}") from error
        if options["action"] != "status":
            self.status()

    def update(self) -> None:
        """Bring the engines up to date."""
        self.stdout.write(f"{search_follower.catch_up()} rows read")
        if elastic_engine():
            self.stdout.write(f"{server_follower.catch_up()} rows sent to the server")

    def rebuild(self) -> None:
        """Make the engines anew; the server's indices are swapped when they are full."""
        rebuild_request(search_follower)
        self.stdout.write(f"{follow(search_follower)} rows read")
        if engine := elastic_engine():
            made = engine.rebuild(self.reading)
            self.stdout.write(f"now read: {', '.join(sorted(made.names.values()))}")

    def back(self) -> None:
        """Read the server's indices that were read before."""
        engine = elastic_engine()
        found = engine.step_back(self.reading) if engine else None
        if found is None:
            raise CommandError("There are no indices to go back to.")
        self.stdout.write(f"now read: {', '.join(sorted(found.names.values()))}")

    def reading(self, writer: Writer) -> Iterator[Sequence[Publication]]:
        """Yield what a writer lacks, telling how far it got."""
        head = log_head()
        for rows in all_missed(writer):
            yield rows
            share = min(100 * rows[-1].sequence // max(head, 1), 100)
            self.stdout.write(f"log read to {rows[-1].sequence} of {head}, {share} %")

    def explain(self, query: Query) -> None:
        """Print the hits of a question with the reasons for their places."""
        for item in current_engine().explain(query):
            score = "" if item.score is None else f" {item.score:.2f}"
            self.stdout.write(
                f"{item.place}. {item.title} ({item.language}, {item.key}){score}"
            )
            for reason in item.reasons:
                self.stdout.write(f"     {reason}")

    def status(self) -> None:
        """Print engine, documents by language, size, and distance to the log."""
        self.tell(embedded_engine())
        if engine := elastic_engine():
            try:
                self.tell(engine)
            except (NoAnswerError, WriteError, *SERVER_ERRORS) as error:
                self.stdout.write(f"engine {engine.name}: no answer ({error})")

    def tell(self, engine: SearchEngine) -> None:
        """Print how one engine is doing."""
        state = engine.state()
        documents = ", ".join(
            f"{language} {number}"
            for language, number in sorted(state.documents.items())
        )
        self.stdout.write(f"engine {state.name}")
        self.stdout.write(f"documents {documents or 'none'}")
        self.stdout.write(f"size {state.size // 1024} KB")
        behind = max(log_head() - state.sequence, 0)
        self.stdout.write(f"log read to {state.sequence}, {behind} behind")
