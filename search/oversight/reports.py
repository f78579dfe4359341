"""How the engines, and the texts of files, are doing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from core.file_text.states import TextState
from core.models import FileText
from publication.log import log_head
from publication.models import Publication
from search.elastic import SERVER_ERRORS, NoAnswerError, WriteError
from search.engines import current_engine, elastic_engine, embedded_engine
from search.health import search_state
from search.protocol import SearchEngine, State


@dataclass(frozen=True, slots=True)
class EngineReport:
    """How one engine is doing.

    Attributes:
        state: None when it does not answer; `problem` says why then.
        behind: Public and withdrawn versions in the log that it has yet to take over.
        used: Whether readers are answered by it first.
    """

    name: str
    used: bool
    state: State | None
    behind: int = 0
    problem: str = ""

    @property
    def documents(self) -> Sequence[tuple[str, int]]:
        """Return languages and numbers of versions."""
        return sorted(self.state.documents.items()) if self.state else ()

    @property
    def made(self) -> datetime | None:
        """Return when its index was begun anew."""
        return self.state.made if self.state else None


@dataclass(frozen=True, slots=True)
class FileReport:
    """How many files ended in a state, by the newest reading."""

    state: TextState
    number: int


def health() -> str:
    """Return what probes are told: see `search.health`."""
    return search_state()


def engine_reports() -> Iterator[EngineReport]:
    """Yield how each engine is doing; two queries for each, and the server's own."""
    used = current_engine().name
    if server := elastic_engine():
        yield report_of(server, used=used == server.name)
    inside = embedded_engine()
    yield report_of(inside, used=used == inside.name)


def report_of(engine: SearchEngine, *, used: bool) -> EngineReport:
    """Ask one engine; a server that is away is reported, not raised."""
    try:
        state = engine.state()
    except (NoAnswerError, WriteError, *SERVER_ERRORS) as error:
        return EngineReport(engine.name, used, None, problem=str(error))
    waiting = Publication.objects.filter(sequence__gt=state.sequence)
    behind = waiting.count() if state.sequence <= log_head() else 0
    return EngineReport(engine.name, used, state, behind)


def file_reports() -> list[FileReport]:
    """Return in how many files text was found, and in how many not: one query."""
    counted = FileText.objects.values_list("state").annotate(number=Count("pk"))
    numbers = dict(counted.order_by())
    return [
        FileReport(state, numbers[state]) for state in TextState if numbers.get(state)
    ]
