"""Remember what a record says, in the transaction that publishes it."""

import uuid
from collections.abc import Iterable
from typing import Any

from knowledge.models.versions import RecordVersion
from knowledge.versions.snapshots import snapshot
from publication.log import log_writing


def record_versions_write(*, model: type[Any], keys: Iterable[uuid.UUID]) -> int:
    """Store what the public languages of records say; return how many are new.

    All languages are looked at: a fact of the source page is read in each of
    them. The log's lock keeps two editors from taking one number.
    """
    with log_writing():
        pages = (
            model.objects.filter(translation_key__in=list(keys))
            .live()
            .public()
            .select_related("locale")
        )
        return sum(_write(page) for page in pages if not page.is_foreign_alias)


def _write(page: Any) -> bool:
    """Store a version unless the last one says the same."""
    versions = RecordVersion.objects.filter(page_id=page.pk)
    last = versions.order_by("-number").first()
    parts = snapshot(page)
    if last is not None and last.parts == parts:
        return False
    note = page.facts.change_note
    # A note that was given once belongs to that version alone.
    used = note and versions.filter(note=note).exists()
    RecordVersion.objects.create(
        page_id=page.pk,
        number=last.number + 1 if last else 1,
        note="" if used else note,
        note_language="" if used or not note else page.facts.language,
        parts=parts,
    )
    return True
