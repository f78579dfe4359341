"""Compare objects with their rows and store the difference.

Everything here runs under the log's lock (`publication.log`).
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Page

from publication.counts import Changes
from publication.documents import Draft, drafts
from publication.envelope import Version
from publication.log import Log
from publication.models import Publication, PublishedPath
from publication.parts import dependencies_replace, terms_replace
from publication.references import PAGE, title_of
from publication.versions import Projected

HEAVY = ("summary", "body", "search_summary", "search_text", "search_files")
UNSEEN = ("dependency_hash", "dirty", "best_pl", "best_en", "best_uk")
Rows = dict[str, Publication]


@dataclass(slots=True)
class Written:
    """What a write has changed.

    Attributes:
        objects: Keys of the objects of which readers see something new.
        withdrawn: Whether something is no longer public.
        faces: Names of objects whose title, address or being public is new.
    """

    objects: set[uuid.UUID] = field(default_factory=set)
    withdrawn: bool = False
    faces: set[str] = field(default_factory=set)


def stored_rows(keys: Iterable[uuid.UUID]) -> dict[uuid.UUID, Rows]:
    """Return the rows of objects by language, without their texts; one query."""
    found: dict[uuid.UUID, Rows] = defaultdict(dict)
    for row in Publication.objects.filter(key__in=list(keys)).defer(*HEAVY):
        found[row.key][row.language] = row
    return found


def write(objects: Sequence[Projected], log: Log) -> Written:
    """Bring the rows of objects up to date, and mark what shows them."""
    stored = stored_rows(item.key for item in objects)
    writer = Writer(log)
    for item in objects:
        writer.take(item, stored[item.key])
    return writer.save()


class Writer:
    """Collects changed rows, then writes them together."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.now = timezone.now()
        self.written = Written()
        self.counts = Changes()
        self.new: list[Publication] = []
        self.changed: list[Publication] = []
        self.unseen: list[Publication] = []
        self.terms: list[tuple[Publication, Version]] = []
        self.dependencies: list[tuple[Publication, Version]] = []
        self.tombstones: list[Publication] = []
        self.page_keys: set[uuid.UUID] = set()

    def take(self, item: Projected, rows: Rows) -> None:
        """Compare one object with its rows."""
        before = any(row.withdrawn_at is None for row in rows.values())
        kinds = {row.kind for row in rows.values() if row.withdrawn_at is None}
        made = drafts(item, rows)
        for one in made:
            self._publish(item, one, rows.get(one.version.language))
        public = {one.version.language for one in made}
        for language, row in rows.items():
            if language not in public and row.withdrawn_at is None:
                self._withdraw(row)
        self._count_object(item, kinds, before=before, after=bool(made))

    def _publish(self, item: Projected, one: Draft, row: Publication | None) -> None:
        if row and row.etag == one.fingerprint and row.withdrawn_at is None:
            if row.dirty or one.differs_unseen(row):
                if row.dependency_hash != one.dependency_hash:
                    self.dependencies.append((row, one.version))
                one.mark(row)
                self.unseen.append(row)
            return
        if row is None:
            row = Publication(
                key=item.key,
                language=one.version.language,
                first_published=one.envelope["first_published"],
            )
            self.new.append(row)
        else:
            self.changed.append(row)
        public = not row._state.adding and row.withdrawn_at is None
        face = (row.title, row.path, public)
        sequence = row.sequence = self.log.next()
        if public:
            self.counts.add((row.kind, row.language, row.state), -1, sequence)
        if row._state.adding or row.dependency_hash != one.dependency_hash:
            self.dependencies.append((row, one.version))
        one.fill(row, self.now)
        one.mark(row)
        self.terms.append((row, one.version))
        self.counts.add((row.kind, row.language, row.state), 1, sequence)
        self.written.objects.add(item.key)
        if face != (row.title, row.path, True):
            self._face(row)

    def _withdraw(self, row: Publication) -> None:
        """Leave a tombstone: key, kind, language and times, no text."""
        row.sequence = self.log.next()
        self.counts.add((row.kind, row.language, row.state), -1, row.sequence)
        self._face(row)
        row.path = row.title = row.search_summary = row.search_text = ""
        row.summary = row.body = row.search_files = b""
        row.sort_key = row.date_key = row.etag = row.dependency_hash = ""
        row.best_pl = row.best_en = row.best_uk = row.dirty = False
        row.changed = row.withdrawn_at = self.now
        self.changed.append(row)
        self.tombstones.append(row)
        self.written.objects.add(row.key)
        self.written.withdrawn = True

    def _face(self, row: Publication) -> None:
        """Remember that whatever shows the title or address is out of date."""
        label, _, pk = row.reference.partition(":")
        if label == PAGE:
            # The page itself may be gone, and its key lead nowhere.
            self.written.faces.add(title_of(pk))
            self.page_keys.add(row.key)
        else:
            self.written.faces.add(row.reference)

    def _count_object(
        self, item: Projected, kinds: set[str], *, before: bool, after: bool
    ) -> None:
        if item.key not in self.written.objects:
            return
        sequence = self.log.sequence
        for kind in kinds if before else ():
            self.counts.add((kind, "", ""), -1, sequence)
        if after:
            self.counts.add((item.kind, "", ""), 1, sequence)

    def save(self) -> Written:
        """Write everything that was collected."""
        Publication.objects.bulk_create(self.new, batch_size=50)
        for row in self.changed:
            row.save()
        for row in self.unseen:
            row.save(update_fields=UNSEEN)
        terms_replace(self.terms, self.tombstones, self.counts)
        dependencies_replace(self.dependencies, self.tombstones)
        paths_remember([row for row, _version in self.terms if row.path])
        self.counts.save()
        self.written.faces |= titles_of(self.page_keys)
        mark_dirty(self.written.faces)
        return self.written


def titles_of(keys: set[uuid.UUID]) -> set[str]:
    """Return the names of the titles of pages in all their languages.

    A link leads each reader to their own language, so that it changes when any
    of them appears or goes.
    """
    if not keys:
        return set()
    found = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    return set(map(title_of, found))


def mark_dirty(references: set[str]) -> int:
    """Mark what was made from these objects as out of date; return how many rows."""
    if not references:
        return 0
    return Publication.objects.filter(
        dependencies__reference__in=references, withdrawn_at=None, dirty=False
    ).update(dirty=True)


def paths_remember(rows: list[Publication]) -> None:
    """Store under which paths objects are public, for the day they move."""
    known = PublishedPath.objects.in_bulk([row.path for row in rows], field_name="path")
    new = []
    for row in rows:
        path = known.get(row.path)
        if path is None:
            new.append(
                PublishedPath(
                    path=row.path, key=row.key, language=row.language, automatic=True
                )
            )
        elif (path.key, path.language) != (row.key, row.language):
            # The path was taken by another object.
            path.key, path.language, path.link = row.key, row.language, ""
            path.automatic = True
            path.save()
    PublishedPath.objects.bulk_create(new)
