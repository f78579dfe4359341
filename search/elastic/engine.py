"""The engine on Elasticsearch: the protocol on top of one index per language."""

from collections.abc import Callable, Iterator, Sequence

from publication.models import Publication
from search.elastic.answering import Asked, facets_of, found, listing
from search.elastic.asked import NoAnswerError, Server
from search.elastic.client import Address, make_client
from search.elastic.explaining import explained
from search.elastic.indices import Generation, Indices
from search.elastic.similar import similar_to
from search.elastic.suggesting import suggested
from search.elastic.writing import Writer
from search.protocol import Explanation, Hit, Query, Results, State, Suggestion
from search.synonyms.table import understood

# Reads the log for a writer: rows behind its position, in batches.
Reader = Callable[[Writer], Iterator[Sequence[Publication]]]


class ElasticEngine:
    """Search on a server.

    Raises what the server or the way to it raises (`SERVER_ERRORS`), and
    `NoAnswerError`: `search.fallback` answers instead.
    """

    name = "elasticsearch"

    def __init__(
        self, address: Address, at_least: Callable[[], int] = lambda: 0
    ) -> None:
        """Connect when first asked.

        Args:
            address: Where the server is.
            at_least: Returns the place in the log that no answer may be older than.
        """
        self.client = make_client(address)
        self.indices = Indices(self.client, address.prefix)
        self.server = Server(self.client, self.indices, at_least)

    def writer(self) -> Writer | None:
        """Return who writes to the indices that are read; None without any."""
        live = self.indices.live()
        return Writer(self.client, live) if live else None

    def position(self) -> int:
        """Return the sequence up to which the log was taken over; 0 is none."""
        writer = self.writer()
        return writer.position() if writer else 0

    def prepare(self) -> Writer:
        """Return who writes, making empty indices when there are none to read."""
        writer = self.writer()
        if writer is None:
            generation = self.indices.create()
            self.indices.publish(generation)
            writer = Writer(self.client, generation)
        return writer

    def index(self, rows: Sequence[Publication]) -> None:
        """Take over rows of the log."""
        self.prepare().index(rows)

    def withdraw(self, keys: Sequence[tuple[str, str]]) -> None:
        """Remove versions, `(key, language)`, whatever the log says."""
        if writer := self.writer():
            writer.remove(keys)

    def reset(self) -> None:
        """Forget everything."""
        if writer := self.writer():
            writer.clear()

    def rebuild(self, read: Reader) -> Generation:
        """Make the indices anew beside those that are read, then swap.

        What is published meanwhile goes to the indices that are read; the new ones
        read it from the log, before the swap and once more after it.
        """
        before = self.indices.behind_aliases()
        writer = Writer(self.client, self.indices.create())
        try:
            self._fill(writer, read)
        except BaseException:
            self.indices.delete(writer.generation.names.values())
            raise
        self.indices.publish(writer.generation)
        self.indices.tidy(writer.generation, before)
        self._fill(writer, read)
        return writer.generation

    def _fill(self, writer: Writer, read: Reader) -> None:
        last = writer.position()
        for rows in read(writer):
            writer.write(rows)
            last = rows[-1].sequence
        writer.advance(last, complete=True)

    def step_back(self, read: Reader) -> Generation | None:
        """Read the indices before those that are read; None without any.

        They are brought up to date first.
        """
        previous = self.indices.previous()
        if previous is None:
            return None
        writer = Writer(self.client, previous)
        self._fill(writer, read)
        self.indices.publish(previous)
        self._fill(writer, read)
        return previous

    def search(self, query: Query) -> Results:
        """Answer a question."""
        question = understood(query.text)
        if not question and (query.text.strip() or not query.filters):
            self.server.ask_ready([])
            return Results()
        asked = Asked(question, query, facets_of(self.server, query))
        return found(self.server, asked) if question else listing(self.server, asked)

    def suggest(self, text: str, language: str, limit: int) -> Sequence[Suggestion]:
        """Return objects whose titles continue what is being typed."""
        return suggested(self.server, text, language, limit)

    def similar(self, key: str, language: str, limit: int) -> Sequence[Hit] | None:
        """Return objects of the same kind that are like one."""
        return similar_to(self.server, key, language, limit)

    def explain(self, query: Query) -> Sequence[Explanation]:
        """Say of every hit of a page why it stands where it stands."""
        return explained(self.server, query)

    def state(self) -> State:
        """Say how much is stored."""
        live = self.indices.live()
        if live is None:
            raise NoAnswerError("There are no indices of this version.")
        names = list(live.names.values())
        counted = {
            code: self.client.count(index=name, query={"exists": {"field": "language"}})
            for code, name in live.names.items()
        }
        stats = self.client.indices.stats(index=names, metric=["store"])
        return State(
            self.name,
            self.position(),
            {code: int(answer["count"]) for code, answer in counted.items()},
            int(stats["_all"]["primaries"]["store"]["size_in_bytes"]),
            self.indices.made(live),
        )
