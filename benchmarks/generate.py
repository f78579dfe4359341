"""Thousands of publication rows, copied from the seeded practices and news.

They are written in bulk, not published: only readers are measured on them. They
keep what the publication service keeps: one row for each key and language,
every number of the log once, a path for each row, terms, and true counts.
"""

import copy
import datetime
import hashlib
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import count

from django.db import transaction

from benchmarks.bulk import insert, insert_values
from core.collation import sort_key
from publication.counts import counts_rebuild
from publication.encoding import encode
from publication.models import LogHead, Publication, PublicationTerm, PublishedPath

KINDS = ("practice", "news")
BATCH = 5000
YEARS = range(2004, 2027)
LANGUAGES = ("pl", "en", "uk")
Terms = dict[int, list[tuple[str, str]]]


def generate(records: int) -> int:
    """Add rows until there are at least so many; return how many there are."""
    templates = list(templates_by_key().values())
    terms = terms_of([row for versions in templates for row in versions])
    while (present := Publication.objects.count()) < records:
        add_batch(templates, terms, present, min(BATCH, records - present))
    return present


@transaction.atomic
def add_batch(
    templates: list[list[Publication]], terms: Terms, present: int, wanted: int
) -> None:
    """Write at least so many more rows, whole objects only.

    They are numbered from `present`, the number of rows there are.
    """
    sequence = LogHead.objects.get(pk=1).sequence
    sequences = count(sequence + 1)
    rows: list[Publication] = []
    copied: list[list[tuple[str, str]]] = []
    for number in count(present):
        if len(rows) >= wanted:
            break
        versions = templates[number % len(templates)]
        for source, row in zip(versions, copies(versions, number), strict=True):
            row.sequence = next(sequences)
            rows.append(row)
            copied.append(terms[source.pk])
    save(rows, copied)
    recount(sequence + len(rows))


def templates_by_key(
    kinds: Sequence[str] = KINDS,
) -> dict[uuid.UUID, list[Publication]]:
    """Return the public versions of each seeded object of some kinds.

    Those without a page of their own are left out.
    """
    found: dict[uuid.UUID, list[Publication]] = defaultdict(list)
    seeded = Publication.objects.filter(kind__in=kinds, withdrawn_at=None)
    seeded = seeded.exclude(path="")
    for row in seeded.exclude(reference__startswith="benchmark").order_by("sequence"):
        found[row.key].append(row)
    return found


def terms_of(rows: list[Publication]) -> Terms:
    """Return the terms of some rows by their primary key."""
    found: Terms = defaultdict(list)
    stored = PublicationTerm.objects.filter(publication__in=[row.pk for row in rows])
    for pk, scheme, code in stored.values_list("publication_id", "scheme", "code"):
        found[pk].append((scheme, code))
    return found


def copies(versions: list[Publication], number: int) -> Iterator[Publication]:
    """Return one more object in the same languages, with texts as long."""
    key = uuid.UUID(bytes=hashlib.md5(f"benchmark {number}".encode()).digest())
    paths = {row.path: f"{row.path.rstrip('/')}-{number}/" for row in versions}
    for row in versions:
        yield varied(row, key, number, paths)


def varied(
    source: Publication, key: uuid.UUID, number: int, paths: dict[str, str]
) -> Publication:
    """Return a copy of a row with a key, path, title and date of its own."""
    row = copy.copy(source)
    row.pk, row.key = None, key
    row._state = copy.copy(source._state)
    row._state.adding = True
    row.reference = f"benchmark.row:{number}"
    row.title = f"{source.title} {number}"[:300]
    row.path = paths[source.path]
    row.sort_key = sort_key(row.title, row.language)[:700]
    row.date_key = partial_date(number)
    row.changed = source.changed + datetime.timedelta(seconds=number)
    row.summary = renamed(bytes(source.summary), source, row, paths)
    row.body = renamed(bytes(source.body), source, row, paths)
    row.etag = hashlib.sha256(row.body).hexdigest()
    return row


def renamed(
    document: bytes, source: Publication, row: Publication, paths: dict[str, str]
) -> bytes:
    """Return a document under another row's name and addresses."""
    replaced = {
        encode(source.title): encode(row.title),
        encode(str(source.key)): encode(str(row.key)),
        encode(json_time(source.changed)): encode(json_time(row.changed)),
        **{f'{old}"'.encode(): f'{new}"'.encode() for old, new in paths.items()},
    }
    for old, new in replaced.items():
        document = document.replace(old, new)
    return document


def json_time(moment: datetime.datetime) -> str:
    """Return a time as pydantic writes it."""
    return moment.astimezone(datetime.UTC).isoformat().replace("+00:00", "Z")


def partial_date(number: int) -> str:
    """Return a year, a month or a day, spread over all years."""
    day = datetime.date(YEARS[number % len(YEARS)], number % 12 + 1, number % 28 + 1)
    return day.isoformat()[: (4, 7, 10)[number % 3]]


def save(rows: list[Publication], terms: list[list[tuple[str, str]]]) -> None:
    """Write rows with their terms and paths."""
    insert(rows)
    insert_values(
        PublicationTerm,
        ["publication_id", "scheme", "code"],
        (
            (row.pk, scheme, code)
            for row, pairs in zip(rows, terms, strict=True)
            for scheme, code in pairs
        ),
    )
    insert(
        [
            PublishedPath(path=row.path, key=row.key, language=row.language)
            for row in rows
        ]
    )


def recount(sequence: int) -> None:
    """Bring the log's head and everything that is counted in step with the rows."""
    LogHead.objects.update_or_create(pk=1, defaults={"sequence": sequence})
    counts_rebuild(sequence)
