"""Write the publication table, in the transaction that publishes."""

import hashlib
import uuid
from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from wagtail.models import Page

from core.collation import sort_key
from publication.encoding import encode
from publication.envelope import Envelope, Version
from publication.models import (
    LogHead,
    Publication,
    PublicationDependency,
    PublicationTerm,
    PublishedPath,
)
from publication.registry import RowPublisher, reference_to, registry
from publication.versions import page_versions, row_versions


@transaction.atomic
def publication_refresh_page(key: uuid.UUID) -> bool:
    """Bring the rows of a page's languages up to date; say if any changed."""
    kind, versions = page_versions(key)
    return _write(key=key, kind=kind, versions=versions)


@transaction.atomic
def publication_refresh_row(row: Model, publisher: RowPublisher) -> bool:
    """Bring the rows of a registry object up to date; say if any changed."""
    versions = row_versions(row, publisher)
    return _write(key=publisher.key(row), kind=publisher.kind, versions=versions)


@transaction.atomic
def publication_refresh_tree(page: Page) -> None:
    """Bring a page and everything below it up to date."""
    keys = list(
        Page.objects.descendant_of(page, inclusive=True)
        .order_by("path")
        .values_list("translation_key", flat=True)
    )
    for key in keys:
        publication_refresh_page(key)


@transaction.atomic
def publication_refresh_everything() -> int:
    """Bring every object up to date; return how many changed."""
    changed = 0
    keys = (
        Page.objects.type(*registry.pages)
        .order_by("path")
        .values_list("translation_key", flat=True)
    )
    for key in dict.fromkeys(keys):
        changed += publication_refresh_page(key)
    for model, publisher in registry.rows.items():
        for row in model._default_manager.all():
            changed += publication_refresh_row(row, publisher)
    return changed


@transaction.atomic
def publication_withdraw(key: uuid.UUID) -> bool:
    """Withdraw every language of an object."""
    return _write(key=key, kind="", versions=[])


def publication_mark_dirty(instance: Model) -> int:
    """Mark what shows an object as out of date; return how many rows."""
    return Publication.objects.filter(
        dependencies__reference=reference_to(instance), withdrawn_at=None
    ).update(dirty=True)


def publication_refresh_dirty() -> int:
    """Project again what is marked out of date; return how many objects."""
    references = list(
        Publication.objects.filter(dirty=True)
        .values_list("reference", "key")
        .distinct()
    )
    for reference, key in references:
        with transaction.atomic():
            publication_refresh_reference(reference, key)
            Publication.objects.filter(key=key, dirty=True).update(dirty=False)
    return len(references)


def publication_refresh_reference(reference: str, key: uuid.UUID) -> bool:
    """Refresh the object that a table row was made from."""
    label, _, pk = reference.partition(":")
    for model, publisher in registry.rows.items():
        if model._meta.label_lower == label:
            row = model._default_manager.filter(pk=pk).first()
            return (
                publication_refresh_row(row, publisher)
                if row
                else publication_withdraw(key)
            )
    return publication_refresh_page(key)


def _write(*, key: uuid.UUID, kind: str, versions: list[Version]) -> bool:
    existing = {row.language: row for row in Publication.objects.filter(key=key)}
    public = {version.language for version in versions}
    changed = [
        _publish(key, kind, version, versions, existing.get(version.language))
        for version in versions
    ]
    changed += [
        _withdraw(row)
        for language, row in existing.items()
        if language not in public and row.withdrawn_at is None
    ]
    return any(changed)


def _publish(
    key: uuid.UUID,
    kind: str,
    version: Version,
    versions: list[Version],
    row: Publication | None,
) -> bool:
    now = timezone.now()
    first = row.first_published if row else version.first_published or now
    envelope = Envelope(
        key=key,
        kind=kind,
        language=version.language,
        title=version.title,
        path=version.path,
        url=version.url,
        first_published=first,
        changed=row.changed if row else now,
        translations=[other.link() for other in versions],
    )
    content = version.content
    fingerprint = _fingerprint(envelope, version)
    if row and row.etag == fingerprint and row.withdrawn_at is None:
        _replace_dependencies(row, content.depends_on)
        return False
    envelope.changed = now
    summary = {
        **envelope.model_dump(mode="json"),
        **content.summary.model_dump(mode="json"),
    }
    row = row or Publication(key=key, language=version.language)
    row.kind, row.reference = kind, version.reference
    row.path, row.title = version.path, version.title
    row.summary = encode(summary)
    row.body = encode(
        {
            **summary,
            **content.body.model_dump(mode="json"),
            **version.facts.model_dump(mode="json"),
        }
    )
    row.search_summary, row.search_text = content.summary_text, content.text
    row.sort_key = sort_key(version.title, version.language)[:700]
    row.date_key, row.etag = content.date_key, fingerprint
    row.first_published, row.changed = first, now
    row.withdrawn_at, row.dirty = None, False
    row.sequence = next_sequence()
    row.save()
    _replace_terms(row, content.terms)
    _replace_dependencies(row, content.depends_on)
    PublishedPath.objects.update_or_create(
        path=version.path, defaults={"key": key, "language": version.language}
    )
    return True


def _fingerprint(envelope: Envelope, version: Version) -> str:
    """Hash everything a row holds but the time of its last change."""
    content = version.content
    parts = [
        envelope.model_dump(mode="json", exclude={"changed"}),
        content.summary.model_dump(mode="json"),
        content.body.model_dump(mode="json"),
        version.facts.model_dump(mode="json"),
        content.summary_text,
        content.text,
        sorted(set(content.terms)),
        content.date_key,
    ]
    return hashlib.sha256(encode(parts)).hexdigest()


def _withdraw(row: Publication) -> bool:
    """Leave a tombstone: key, kind, language and times, no text."""
    row.path = row.title = row.search_summary = row.search_text = ""
    row.summary = row.body = b""
    row.sort_key = row.date_key = row.etag = ""
    row.changed = row.withdrawn_at = timezone.now()
    row.dirty = False
    row.sequence = next_sequence()
    row.save()
    row.terms.all().delete()
    row.dependencies.all().delete()
    return True


def next_sequence() -> int:
    """Return the next number of the log, holding its lock until the commit."""
    LogHead.objects.get_or_create(pk=1)
    LogHead.objects.filter(pk=1).update(sequence=F("sequence") + 1)
    return LogHead.objects.get(pk=1).sequence


def _replace_terms(row: Publication, terms: Iterable[tuple[str, str]]) -> None:
    row.terms.all().delete()
    PublicationTerm.objects.bulk_create(
        PublicationTerm(publication=row, scheme=scheme, code=code)
        for scheme, code in sorted(set(terms))
    )


def _replace_dependencies(row: Publication, depends_on: Iterable[Model]) -> None:
    wanted = {reference_to(instance) for instance in depends_on}
    stored = set(row.dependencies.values_list("reference", flat=True))
    if wanted == stored:
        return
    row.dependencies.all().delete()
    PublicationDependency.objects.bulk_create(
        PublicationDependency(publication=row, reference=reference)
        for reference in sorted(wanted)
    )
