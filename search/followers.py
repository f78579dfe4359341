"""Search follows the publication log."""

from collections.abc import Iterator, Sequence

from publication.log import log_head
from publication.models import Publication
from search.engines import current_engine
from search.protocol import SearchEngine

BATCH = 200


class SearchFollower:
    """Keeps the engine in step with what is public.

    The engine knows itself how far it got, because its file can vanish, be
    restored from a copy, or outlive the database: what it lacks is read from
    the table before new rows are taken over.
    """

    name = "search"

    def apply(self, rows: Sequence[Publication]) -> None:
        """Take over rows, and whatever the engine missed before them."""
        engine = current_engine()
        if engine.position() > log_head():
            # The log began anew: what the engine holds is of another database.
            engine.reset()
        for missed in missed_rows(engine, before=rows[0].sequence):
            engine.index(missed)
        engine.index(rows)

    def reset(self) -> None:
        """Forget everything: the log is read again from the start."""
        current_engine().reset()

    def catch_up(self) -> int:
        """Take over all that the engine lacks; return how many rows it was.

        For the moments at which nothing is published: a start, a repair.
        """
        engine = current_engine()
        if engine.position() > log_head():
            engine.reset()
        read = 0
        for missed in missed_rows(engine, before=log_head() + 1):
            engine.index(missed)
            read += len(missed)
        return read


def missed_rows(engine: SearchEngine, *, before: int) -> Iterator[list[Publication]]:
    """Yield in batches what lies between the engine's position and a row."""
    position = engine.position()
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
