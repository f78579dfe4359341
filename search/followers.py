"""Search follows the publication log."""

import logging
from collections.abc import Iterator, Sequence
from typing import Protocol

from publication.log import log_head
from publication.models import Publication
from search.elastic import ElasticEngine, Writer
from search.engines import elastic_engine, embedded_engine

logger = logging.getLogger(__name__)
BATCH = 200
# Between two looks whether the server's indices still hold what was taken over.
CHECK_SECONDS = 20.0


class Reader(Protocol):
    """Somebody who knows how far the log was read."""

    def position(self) -> int:
        """Return the sequence up to which the log was taken over; 0 is none."""


class SearchFollower:
    """Keeps the engine inside in step with what is public.

    The engine knows itself how far it got, because its file can vanish, be
    restored from a copy, or outlive the database: what it lacks is read from
    the table before new rows are taken over.
    """

    name = "search"

    def apply(self, rows: Sequence[Publication]) -> None:
        """Take over rows, and whatever the engine missed before them."""
        engine = embedded_engine()
        if engine.position() > log_head():
            # The log began anew: what the engine holds is of another database.
            engine.reset()
        for missed in missed_rows(engine, before=rows[0].sequence):
            engine.index(missed)
        engine.index(rows)

    def reset(self) -> None:
        """Forget everything: the log is read again from the start."""
        embedded_engine().reset()

    def catch_up(self) -> int:
        """Take over all that the engine lacks; return how many rows it was.

        For the moments at which nothing is published: a start, a repair.
        """
        engine = embedded_engine()
        if engine.position() > log_head():
            engine.reset()
        read = 0
        for missed in missed_rows(engine, before=log_head() + 1):
            engine.index(missed)
            read += len(missed)
        return read


class ServerFollower:
    """Keeps the indices on the search server in step with what is public.

    The indices say how far they got. While there are none of this version, those
    read before are kept or made anew; readers get the embedded engine's answers.
    A server that is away raises: the worker comes again.
    """

    name = "search-server"

    def apply(self, rows: Sequence[Publication]) -> None:
        """Take over rows, and whatever the indices missed before them."""
        writer, _read = self._ready()
        position = writer.position() if writer else 0
        if writer and position < rows[-1].sequence:
            for missed in missed_rows(writer, before=rows[0].sequence):
                writer.index(missed)
            writer.index(rows)

    def reset(self) -> None:
        """Make the indices anew beside those that are read."""
        if engine := elastic_engine():
            engine.rebuild(all_missed)

    def catch_up(self) -> int:
        """Take over all that the indices lack; return how many rows it was."""
        writer, read = self._ready()
        if writer is None:
            return 0
        for missed in all_missed(writer):
            writer.index(missed)
            read += len(missed)
        return read

    def _ready(self) -> tuple[Writer | None, int]:
        """Return who writes to indices of this version, and what was read for that."""
        engine = elastic_engine()
        if engine is None:
            return None, 0
        writer, read = engine.writer(), 0
        if writer is None:
            writer, read = self._made(engine)
        if writer is not None and writer.position() > log_head():
            engine.reset()
        return writer, read

    def _made(self, engine: ElasticEngine) -> tuple[Writer | None, int]:
        """Read indices of this version again that are there, or make new ones."""
        logger.warning("The search server has no indices of this version.")
        read = 0

        def counted(writer: Writer) -> Iterator[Sequence[Publication]]:
            nonlocal read
            for rows in all_missed(writer):
                read += len(rows)
                yield rows

        if not engine.step_back(counted):
            engine.rebuild(counted)
        return engine.writer(), read


def all_missed(reader: Reader) -> Iterator[list[Publication]]:
    """Yield in batches what lies between a reader's position and the log's head."""
    yield from missed_rows(reader, before=log_head() + 1)


def missed_rows(reader: Reader, *, before: int) -> Iterator[list[Publication]]:
    """Yield in batches what lies between a reader's position and a row."""
    position = reader.position()
    while position < before - 1:
        rows = list(
            Publication.objects.filter(sequence__gt=position, sequence__lt=before)
            .order_by("sequence")
            .defer("summary", "body")
            .prefetch_related("terms")[:BATCH]
        )
        if not rows:
            return
        yield rows
        position = rows[-1].sequence


search_follower = SearchFollower()
server_follower = ServerFollower()
