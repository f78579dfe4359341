"""Two kinds, their API and rows of theirs, independent of the real apps.

The kinds' names are no real ones, so that seeded rows stay out of the lists.
"""

import datetime
import uuid
from typing import Any

from django.urls import path
from pydantic import BaseModel

from config.urls import urlpatterns as site_urls
from core.collation import sort_key
from headless.api import add_operations
from headless.openapi import ProblemAPI
from headless.registry import Kind
from publication.counts import counts_rebuild
from publication.documents import best_versions
from publication.encoding import encode
from publication.log import log_writing
from publication.models import (
    Publication,
    PublicationCount,
    PublicationTerm,
    PublishedPath,
)
from publication.selectors import Order

NOON = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)


class SampleNewsSummary(BaseModel):
    lead: str


class SampleNewsBody(BaseModel):
    text: str


class SamplePartnerSummary(BaseModel):
    country: str


KINDS = [
    Kind(
        "sample-news",
        "news",
        SampleNewsSummary,
        SampleNewsBody,
        "News item",
        "News",
        {"topic": "topic", "year": "year"},
    ),
    Kind(
        "sample-partner",
        "partners",
        SamplePartnerSummary,
        BaseModel,
        "Partner",
        "Partners",
        {"type": "partner-type"},
        Order.TITLE,
    ),
]

api = ProblemAPI(urls_namespace="api_sample", docs_url="/docs/")
add_operations(api, KINDS)


@api.get("/fault", include_in_schema=False)
def fault(request: Any, q: str = "") -> None:
    raise RuntimeError("a secret detail")


class Echo(BaseModel):
    text: str


@api.post("/echo", response=Echo, include_in_schema=False)
def echo(request: Any, body: Echo) -> Echo:
    return body


urlpatterns = [
    path("api/v1/", api.urls),
    *site_urls,
]


def publish(
    title: str,
    language: str = "pl",
    *,
    key: uuid.UUID | None = None,
    kind: str = "sample-news",
    date: str = "2026-01-01",
    terms: tuple[tuple[str, str], ...] = (),
    path: str = "",
    text: str = "",
    summary: str = "",
) -> Publication:
    """Write a row as the publication service would."""
    key = key or uuid.uuid4()
    path = path or f"/{language}/{kind}/{key}/"
    envelope = {
        "key": str(key),
        "kind": kind,
        "language": language,
        "title": title,
        "path": path,
        "url": f"http://localhost{path}",
        "first_published": NOON.isoformat(),
        "changed": NOON.isoformat(),
        "translations": [],
    }
    own = {"lead": "L"} if kind == "sample-news" else {"country": "PL"}
    row, _created = Publication.objects.update_or_create(
        key=key,
        language=language,
        defaults={
            "kind": kind,
            "reference": f"sample:{key}",
            "path": path,
            "title": title,
            "summary": encode({**envelope, **own}),
            "body": encode({**envelope, **own, "text": "Body", **page_facts(title)}),
            "search_summary": summary,
            "search_text": text,
            "sort_key": sort_key(title, language),
            "date_key": date,
            "etag": uuid.uuid5(key, title + language).hex,
            "first_published": NOON,
            "changed": NOON,
            "sequence": sequence_next(),
            "state": "source" if language == "pl" else "current",
            "withdrawn_at": None,
        },
    )
    row.terms.all().delete()
    PublicationTerm.objects.bulk_create(
        PublicationTerm(publication=row, scheme=scheme, code=code)
        for scheme, code in terms
    )
    PublishedPath.objects.update_or_create(
        path=path, defaults={"key": key, "language": language}
    )
    put_in_step(key)
    row.refresh_from_db()
    return row


def page_facts(title: str) -> dict[str, Any]:
    """Return what every document says about its page."""
    seo = {"title": title, "description": "D", "canonical": "http://x/", "image": None}
    return {"breadcrumbs": [], "seo": seo, "json_ld": []}


def withdraw(row: Publication) -> None:
    """Leave the tombstone the publication service leaves."""
    row.path = row.title = row.search_summary = row.search_text = ""
    row.summary = row.body = b""
    row.withdrawn_at = NOON
    row.sequence = sequence_next()
    row.save()
    row.terms.all().delete()
    put_in_step(row.key)


def sequence_next() -> int:
    """Return the next number of the log."""
    with log_writing() as log:
        return log.next()


def put_in_step(key: uuid.UUID) -> None:
    """Bring counts and best versions in step with the rows of an object."""
    rows = Publication.objects.filter(key=key)
    public = rows.filter(withdrawn_at=None)
    rows.update(best_pl=False, best_en=False, best_uk=False)
    found = best_versions(list(public.values_list("language", flat=True)))
    for language, columns in found.items():
        rows.filter(language=language).update(**columns)
    kinds = rows.values_list("kind", flat=True)
    with log_writing() as log:
        counts_rebuild(log.next())
        # Every change counts, those that leave the number as it is as well.
        PublicationCount.objects.filter(kind__in=list(kinds)).update(
            sequence=log.sequence
        )
