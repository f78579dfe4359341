"""Names under which a cache in front can forget answers: `Surrogate-Key`.

An entry is named by its key and its kind, a list by `list-<kind>` and the keys
of its items, so that a row of the change feed says what to forget: its `key`
and `list-<kind>`.
"""

from collections.abc import Iterable

from publication.models import Publication

HEADER = "Surrogate-Key"
# Bytes; caches refuse longer ones. A hundred items need less than half of it.
LONGEST = 8 * 1024
# Answers that any change can change.
LOG = "log"


def entry_surrogates(row: Publication) -> str:
    """Return the names of one document."""
    return f"{row.key} {row.kind}"


def list_surrogates(kind: str, rows: Iterable[Publication]) -> str:
    """Return the names of one page of a list."""
    return bounded([f"list-{kind}", *(str(row.key) for row in rows)])


def bounded(names: Iterable[str]) -> str:
    """Join as many names as the header may hold; the first are the widest."""
    joined = " ".join(names)
    if len(joined) <= LONGEST:
        return joined
    return joined[: LONGEST + 1].rpartition(" ")[0]
