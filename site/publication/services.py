"""Write the publication table, in the transaction that publishes."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db.models import Model
from wagtail.models import Page

from publication.counts import counts_rebuild
from publication.loading import preload_relations
from publication.log import Log, log_writing
from publication.memory import projecting
from publication.models import Publication
from publication.parts import parts_repair
from publication.references import (
    OBJECT,
    PAGE,
    reference_to,
    reference_to_object,
    shown_by,
)
from publication.registry import RowPublisher, registry
from publication.versions import (
    Projected,
    projected_object,
    projected_pages,
    projected_row,
)
from publication.writing import Written, mark_dirty, write

BATCH = 50
# Objects may show one another; a circle of them settles in two rounds.
MOST_ROUNDS = 10
Item = TypeVar("Item")
# What an object's rows call it: `reference`, `key`.
Name = tuple[str, uuid.UUID]
Progress = Callable[[int], None]


def in_batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Yield lists of at most `size` items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def publication_refresh_pages(keys: Sequence[uuid.UUID]) -> int:
    """Bring the rows of pages up to date; return how many objects changed."""
    with log_writing() as log:
        written = write(projected_pages(keys), log)
        settle(written, log)
    return len(written.objects)


def publication_refresh_page(key: uuid.UUID) -> bool:
    """Bring the rows of a page's languages up to date; say if any changed."""
    return bool(publication_refresh_pages([key]))


def publication_refresh_row(row: Model, publisher: RowPublisher) -> bool:
    """Bring the rows of a registry object up to date; say if any changed.

    It is read again under the lock: what the caller holds may remember related
    objects as they were.
    """
    with log_writing() as log:
        stored = type(row)._default_manager.filter(pk=row.pk).first()
        found = (
            projected_row(stored, publisher)
            if stored is not None
            else Projected(publisher.key(row))
        )
        written = write([found], log)
        settle(written, log)
    return bool(written.objects)


def publication_refresh_rows(model: type[Model], pks: Iterable[int]) -> int:
    """Bring many rows of a registry up to date at once; return how many changed.

    One that is gone is left out: whoever deleted it has withdrawn it.
    """
    publisher = registry.rows[model]
    with log_writing() as log:
        rows = list(model._default_manager.filter(pk__in=list(pks)).order_by("pk"))
        with projecting():
            preload_relations(rows)
            found = [projected_row(row, publisher) for row in rows]
        written = write(found, log)
        settle(written, log)
    return len(written.objects)


def publication_refresh_objects(kinds: Iterable[str]) -> int:
    """Bring what is made of several rows up to date; return how many changed."""
    with log_writing() as log:
        written = write(list(objects_of(kinds)), log)
        settle(written, log)
    return len(written.objects)


def publication_refresh_tree(page: Page) -> None:
    """Bring a page and everything below it up to date."""
    keys = list(
        Page.objects.descendant_of(page, inclusive=True)
        .order_by("path")
        .values_list("translation_key", flat=True)
    )
    with log_writing() as log:
        for batch in in_batches(dict.fromkeys(keys)):
            settle(write(projected_pages(batch), log), log)


def publication_withdraw(keys: Iterable[uuid.UUID]) -> int:
    """Withdraw every language of objects; return how many were public."""
    with log_writing() as log:
        written = write([Projected(key) for key in keys], log)
        settle(written, log)
    return len(written.objects)


def publication_mark_dirty(*instances: Model) -> int:
    """Mark what shows any of these objects as out of date; return how many rows."""
    with log_writing():
        return mark_dirty({shown_by(instance) for instance in instances})


def publication_mark_keys_dirty(keys: Iterable[uuid.UUID]) -> int:
    """Mark objects themselves as out of date; return how many rows.

    For what an object shows of a page beyond its title and address.
    """
    wanted = list(keys)
    if not wanted:
        return 0
    with log_writing():
        return Publication.objects.filter(
            key__in=wanted, withdrawn_at=None, dirty=False
        ).update(dirty=True)


def publication_refresh_dirty() -> int:
    """Project again what is marked out of date; return how many objects.

    In small transactions: nobody who publishes waits long for the log.
    """
    total = 0
    for _round in range(MOST_ROUNDS):
        found = dirty_objects()
        if not found:
            break
        for batch in in_batches(found):
            with log_writing() as log:
                write(projected_together(batch), log)
        total += len(found)
    return total


def settle(written: Written, log: Log) -> None:
    """Let nothing go on showing what was withdrawn."""
    for _round in range(MOST_ROUNDS):
        if not written.withdrawn:
            return
        found = dirty_objects()
        if not found:
            return
        for batch in in_batches(found):
            write(projected_together(batch), log)


def dirty_objects() -> list[Name]:
    """Return what is out of date, each object once."""
    return list(
        Publication.objects.filter(dirty=True)
        .order_by("reference")
        .values_list("reference", "key")
        .distinct()
    )


def projected_together(objects: Iterable[Name]) -> list[Projected]:
    """Return objects as they should be; what they share is read once."""
    with projecting():
        return list(projected_from(objects))


def projected_from(objects: Iterable[Name]) -> Iterator[Projected]:
    """Yield objects as they should be now, from the names in their rows."""
    pages: list[uuid.UUID] = []
    rows: dict[str, list[tuple[str, uuid.UUID]]] = defaultdict(list)
    for reference, key in objects:
        label, _, name = reference.partition(":")
        if label == PAGE:
            pages.append(key)
        elif label == OBJECT:
            kind, _, name = name.partition(".")
            publisher = registry.objects.get(kind)
            yield projected_object(name, publisher) if publisher else Projected(key)
        else:
            rows[label].append((name, key))
    for label, named in rows.items():
        yield from projected_rows(label, named)
    yield from projected_pages(pages)


def projected_rows(
    label: str, named: Sequence[tuple[str, uuid.UUID]]
) -> Iterator[Projected]:
    """Yield the objects that rows of one registry are; one query for the rows."""
    models = {model._meta.label_lower: model for model in registry.rows}
    model = models.get(label)
    rows = model._default_manager.in_bulk([pk for pk, _key in named]) if model else {}
    preload_relations(list(rows.values()))
    found = {str(pk): row for pk, row in rows.items()}
    for pk, key in named:
        row = found.get(pk)
        item = projected_row(row, registry.rows[type(row)]) if row else None
        # A row that is gone, or that another object is now, is not public.
        yield item if item and item.key == key else Projected(key)


def objects_of(kinds: Iterable[str]) -> Iterator[Projected]:
    """Yield what is made of several rows, of some kinds."""
    for kind in kinds:
        publisher = registry.objects[kind]
        for name in publisher.names:
            yield projected_object(name, publisher)


def everything() -> Iterator[Name]:
    """Yield the name of every object there is or was, each once.

    Objects that have public rows and were not met come last: they are gone, or
    were published while the others were read.
    """
    seen: set[uuid.UUID] = set()
    for name in names():
        if name[1] not in seen:
            seen.add(name[1])
            yield name
    public = Publication.objects.filter(withdrawn_at=None)
    for reference, key in public.values_list("reference", "key"):
        if key not in seen:
            seen.add(key)
            yield reference, key


def names() -> Iterator[Name]:
    """Yield the name of every object there is; pages by the key of their languages."""
    for model, publisher in registry.rows.items():
        for row in every_row(model):
            yield reference_to(row), publisher.key(row)
    pages = Page.objects.type(*registry.pages).order_by("path")
    for key in pages.values_list("translation_key", flat=True):
        yield f"{PAGE}:", key
    for kind, objects in registry.objects.items():
        for name in objects.names:
            yield reference_to_object(kind, name), objects.key(name)


def every_row(model: type[Model]) -> Iterator[Model]:
    """Yield all rows of a model, across transactions: no cursor stays open."""
    rows = model._default_manager.order_by("pk")
    for pks in in_batches(list(rows.values_list("pk", flat=True))):
        yield from rows.filter(pk__in=pks)


def publication_refresh_everything(progress: Progress | None = None) -> int:
    """Bring every object up to date; return how many changed.

    Args:
        progress: Called with the number of objects done so far.
    """
    changed: set[uuid.UUID] = set()
    done = 0
    for batch in in_batches(everything()):
        with log_writing() as log:
            # Read and written under one lock: nobody publishes in between.
            items = projected_together(batch)
            # Parts first: they say what else is out of date.
            changed |= parts_repair(items) | write(items, log).objects
        done += len(batch)
        if progress:
            progress(done)
    publication_refresh_dirty()
    with log_writing() as log:
        counts_rebuild(log.next())
    return len(changed)
