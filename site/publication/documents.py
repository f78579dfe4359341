"""From what an object says to the row that is stored: bytes, hash, keys."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from core.collation import sort_key
from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from publication.encoding import encode
from publication.envelope import Envelope, Version
from publication.files import shown_files
from publication.models import Publication
from publication.versions import Projected

LONGEST_SORT_KEY = 700


@dataclass(frozen=True, slots=True)
class Draft:
    """A version as it would be stored, before it is known whether it is new."""

    version: Version
    envelope: dict[str, Any]
    summary: dict[str, Any]
    body: dict[str, Any]
    files: bytes
    fingerprint: str
    dependency_hash: str
    best: dict[str, bool]

    def fill(self, row: Publication, now: datetime) -> None:
        """Write everything into a row but its place in the log."""
        version, content = self.version, self.version.content
        envelope = {**self.envelope, "changed": now.isoformat().replace("+00:00", "Z")}
        summary = {**envelope, **self.summary}
        row.kind, row.reference = self.envelope["kind"], version.reference
        row.path, row.title, row.state = version.path, version.title, version.state
        row.summary = encode(summary)
        row.body = encode({**summary, **self.body})
        row.search_summary, row.search_text = content.summary_text, content.text
        row.search_files = self.files
        row.sort_key = (content.sort_key or sort_key(version.title, version.language))[
            :LONGEST_SORT_KEY
        ]
        row.date_key, row.etag = content.date_key, self.fingerprint
        row.changed = now
        row.withdrawn_at = None

    def mark(self, row: Publication) -> None:
        """Write what readers do not see."""
        row.dependency_hash = self.dependency_hash
        row.dirty = False
        for column, value in self.best.items():
            setattr(row, column, value)

    def differs_unseen(self, row: Publication) -> bool:
        """Say whether something that readers do not see has changed."""
        return row.dependency_hash != self.dependency_hash or any(
            getattr(row, column) != value for column, value in self.best.items()
        )


def drafts(projected: Projected, stored: dict[str, Publication]) -> list[Draft]:
    """Return every version of an object as it would be stored.

    Args:
        projected: The object.
        stored: Its rows by language: the time of first publication stays.
    """
    best = best_versions([version.language for version in projected.versions])
    return [
        draft(projected, version, stored.get(version.language), best[version.language])
        for version in projected.versions
    ]


def draft(
    projected: Projected,
    version: Version,
    row: Publication | None,
    best: dict[str, bool],
) -> Draft:
    """Return one version as it would be stored."""
    now = timezone.now()
    first = row.first_published if row else version.first_published or now
    envelope = Envelope(
        key=projected.key,
        kind=projected.kind,
        language=version.language,
        title=version.title,
        path=version.path,
        url=version.url,
        first_published=first,
        changed=now,
        translations=[other.link() for other in projected.versions],
    ).model_dump(mode="json")
    content = version.content
    summary = content.summary.model_dump(mode="json")
    body = {
        **content.body.model_dump(mode="json"),
        **version.facts.model_dump(mode="json"),
    }
    # The time of the last change is no reason for another one.
    said: list[Any] = [
        {name: value for name, value in envelope.items() if name != "changed"},
        summary,
        body,
        content.summary_text,
        content.text,
        sorted(set(content.terms)),
        content.date_key,
        content.sort_key,
    ]
    files = shown_files(content.body)
    if files:
        said.append(files)
    return Draft(
        version,
        envelope,
        summary,
        body,
        files=encode(files) if files else b"",
        fingerprint=digest(said),
        dependency_hash=digest(sorted(version.depends_on)),
        best=best,
    )


def digest(data: Any) -> str:
    """Return the SHA-256 of data (hexadecimal)."""
    return hashlib.sha256(encode(data)).hexdigest()


def best_versions(languages: Sequence[str]) -> dict[str, dict[str, bool]]:
    """Return for each language the readers for whom it is the best that exists.

    The result's columns are those of the table: `best_pl` and so on.
    """
    chosen = {
        reader: next((code for code in FALLBACK_ORDER[reader] if code in languages), "")
        for reader in LANGUAGE_CODES
    }
    return {
        code: {f"best_{reader}": chosen[reader] == code for reader in LANGUAGE_CODES}
        for code in languages
    }


def document(made: Draft) -> dict[str, Any]:
    """Return a version as readers of the API would get it."""
    return {**made.envelope, **made.summary, **made.body}
