"""Compare the table with a fresh projection of everything."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass

from publication.counts import (
    counted_afresh,
    counts_stored,
    term_counts_stored,
    terms_counted_afresh,
)
from publication.documents import drafts
from publication.log import log_writing
from publication.models import (
    Publication,
    PublicationDependency,
    PublicationTerm,
)
from publication.parts import wrong_parts
from publication.services import everything, in_batches, projected_from
from publication.versions import Projected
from publication.writing import Rows, stored_rows


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in the table that is not as it should be."""

    key: uuid.UUID | None
    kind: str
    language: str
    what: str

    def __str__(self) -> str:
        return f"{self.kind} {self.key or ''} {self.language}: {self.what}"


def publication_differences() -> list[Difference]:
    """Return every difference, under the log's lock: nobody publishes meanwhile."""
    with log_writing():
        return [*row_differences(), *count_differences()]


def row_differences() -> Iterator[Difference]:
    """Yield rows that a fresh projection would write, change or withdraw."""
    for names in in_batches(everything()):
        batch = list(projected_from(names))
        stored = stored_rows(item.key for item in batch)
        for item in batch:
            yield from object_differences(item, stored[item.key])
        for part in wrong_parts(batch):
            row = part.row
            yield Difference(row.key, row.kind, row.language, part.what)


def object_differences(item: Projected, rows: Rows) -> Iterator[Difference]:
    """Yield the differences of one object."""
    public: set[str] = set()
    for one in drafts(item, rows):
        language = one.version.language
        public.add(language)
        row = rows.get(language)
        if row is None or row.withdrawn_at is not None:
            yield Difference(item.key, item.kind, language, "missing")
        elif row.dirty:
            yield Difference(item.key, item.kind, language, "out of date")
        elif row.etag != one.fingerprint:
            yield Difference(item.key, item.kind, language, "other content")
        elif one.differs_unseen(row):
            yield Difference(item.key, item.kind, language, "other bookkeeping")
    for language, row in rows.items():
        if language not in public and row.withdrawn_at is None:
            yield Difference(item.key, row.kind, language, "should be withdrawn")


def count_differences() -> Iterator[Difference]:
    """Yield numbers that are not those of the rows, and what tombstones kept."""
    right, stored = counted_afresh(), counts_stored()
    for shelf in sorted(right.keys() | stored.keys()):
        if right.get(shelf, 0) != stored.get(shelf, 0):
            kind, language, state = shelf
            what = f"{stored.get(shelf, 0)} counted, {right.get(shelf, 0)} there"
            yield Difference(None, kind, f"{language} {state}".strip(), what)
    if term_counts_stored() != terms_counted_afresh():
        yield Difference(None, "terms", "", "other numbers than there are")
    gone = Publication.objects.exclude(withdrawn_at=None)
    for model in (PublicationTerm, PublicationDependency):
        for pk in model.objects.filter(publication__in=gone).values_list("pk")[:1]:
            yield Difference(None, "tombstone", "", f"kept {model.__name__} {pk}")
