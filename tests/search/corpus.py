"""Rows to search, made as the publication service makes them."""

import datetime
import uuid
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from publication.models import Publication, PublicationTerm

NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


class Corpus:
    """Writes publication rows and hands out growing sequence numbers."""

    def __init__(self) -> None:
        self.sequence = 1_000_000

    def add(
        self,
        title: str,
        language: str = "pl",
        *,
        key: uuid.UUID | None = None,
        kind: str = "sample-news",
        summary: str = "",
        text: str = "",
        terms: Iterable[tuple[str, str]] = (),
        date: str = "2026-01-01",
    ) -> Publication:
        """Store one public row and return it."""
        self.sequence += 1
        key = key or uuid.uuid4()
        row, _created = Publication.objects.update_or_create(
            key=key,
            language=language,
            defaults={
                "kind": kind,
                "reference": f"sample:{key}",
                "path": f"/{language}/sample/{key}/",
                "title": title,
                "search_summary": summary,
                "search_text": text,
                "date_key": date,
                "first_published": NOON,
                "changed": NOON,
                "sequence": self.sequence,
                "withdrawn_at": None,
            },
        )
        row.terms.all().delete()
        PublicationTerm.objects.bulk_create(
            PublicationTerm(publication=row, scheme=scheme, code=code)
            for scheme, code in terms
        )
        return row

    def withdraw(self, row: Publication) -> Publication:
        """Leave the tombstone of a row and return it."""
        self.sequence += 1
        row.title = row.path = row.search_summary = row.search_text = ""
        row.withdrawn_at = NOON
        row.sequence = self.sequence
        row.save()
        row.terms.all().delete()
        return row


def version(number: int, language: str, sequence: int, **more: Any) -> Any:
    """Return a row of the publication table without a database."""
    terms = [
        SimpleNamespace(scheme=scheme, code=code)
        for scheme, code in more.get("terms", ())
    ]
    return SimpleNamespace(
        key=f"key-{number:05}",
        language=language,
        kind=more.get("kind", "practice"),
        path=f"/{language}/{number}/" if more.get("page", True) else "",
        title=f"Tytuł {number}",
        search_summary="",
        search_text="",
        date_key=more.get("date", ""),
        sort_key=more.get("sort", ""),
        changed=NOON,
        sequence=sequence,
        withdrawn_at=NOON if more.get("withdrawn") else None,
        terms=SimpleNamespace(all=lambda: terms),
    )
