"""The page that stands where something was withdrawn."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from core.languages import ENDONYMS, FALLBACK_ORDER
from core.meta import absolute
from headless.registry import kind_label
from publication.models import Publication

GONE = 410


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is known of something that was withdrawn: nothing it said.

    `languages` are those in which it is still public, the reader's best first.
    """

    kind: str
    address: str
    first_published: datetime
    withdrawn_at: datetime | None
    languages: list[dict[str, str]]


def tombstone(key: uuid.UUID, language: str) -> Tombstone | None:
    """Return what is known of an object in a language; one query."""
    rows: dict[str, Any] = {
        row.language: row
        for row in Publication.objects.filter(key=key).only(
            "kind", "language", "path", "first_published", "withdrawn_at"
        )
    }
    if not rows:
        return None
    here = rows.get(language) or next(iter(rows.values()))
    public = [
        {"code": code, "endonym": ENDONYMS[code], "url": rows[code].path}
        for code in FALLBACK_ORDER[language]
        if code in rows and rows[code].withdrawn_at is None and rows[code].path
    ]
    return Tombstone(
        kind=kind_label(here.kind),
        address=absolute(reverse("permanent_address", args=[here.kind, key])),
        first_published=min(row.first_published for row in rows.values()),
        withdrawn_at=here.withdrawn_at,
        languages=public,
    )


def gone(request: HttpRequest, key: uuid.UUID, language: str) -> HttpResponse:
    """Answer that something was withdrawn, in the active language."""
    context = {"tombstone": tombstone(key, language)}
    return render(request, "headless/withdrawn.html", context, status=GONE)
