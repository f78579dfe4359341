"""Answers made of stored bytes: nothing is decoded, nothing computed twice."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from headless import surrogates
from publication.models import Publication

CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"
# Kept, but asked about each time: who follows the log must not read an old one.
REVALIDATED = "public, no-cache"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class About:
    """What the headers of a cacheable answer say.

    Attributes:
        etag: Names these very bytes.
        languages: Languages of the content.
        surrogates: Names for purging caches (see `headless.surrogates`).
        changed: When the content last changed, where that is known.
        following: Query of the next page of a list.
        cache_control: Who may keep it for how long.
    """

    etag: str
    languages: Sequence[str]
    surrogates: str
    changed: datetime | None = None
    following: str = ""
    cache_control: str = CACHE_CONTROL


def entry_response(request: HttpRequest, row: Publication) -> HttpResponseBase:
    """Send one document as it was stored."""
    return cacheable(
        request,
        bytes(row.body),
        About(
            etag=f"{row.sequence}-{row.etag[:16]}",
            languages=[row.language],
            surrogates=surrogates.entry_surrogates(row),
            changed=row.changed,
        ),
    )


def list_response(
    request: HttpRequest,
    rows: Sequence[Publication],
    *,
    kind: str,
    full: bool,
    language: str,
    total: int,
    following: str | None,
) -> HttpResponseBase:
    """Join stored documents into one page of a list."""
    head = json.dumps({"language": language, "total": total, "next": following})
    items = b",".join(bytes(row.body if full else row.summary) for row in rows)
    content = b'%s,"items":[%s]}' % (head[:-1].encode(), items)
    return cacheable(
        request,
        content,
        About(
            etag=digest(content),
            languages=sorted({row.language for row in rows}) or [language],
            surrogates=surrogates.list_surrogates(kind, rows),
            following=next_query(request, cursor=following) if following else "",
        ),
    )


def data_response(
    request: HttpRequest,
    data: Any,
    *,
    languages: Sequence[str] = ("en",),
    names: str = "site",
    following: str = "",
    cache_control: str = CACHE_CONTROL,
) -> HttpResponseBase:
    """Send a small answer that is made for the request."""
    content = json.dumps(data, ensure_ascii=False).encode()
    about = About(
        etag=digest(content),
        languages=languages,
        surrogates=names,
        following=following,
        cache_control=cache_control,
    )
    return cacheable(request, content, about)


def digest(content: bytes) -> str:
    """Return an ETag for content that has no version number."""
    return hashlib.sha256(content).hexdigest()[:32]


def next_query(request: HttpRequest, **changed: Any) -> str:
    """Return the query of the next page: this one's, with its place changed."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return query.urlencode()


def cacheable(
    request: HttpRequest, content: bytes, about: About, content_type: str = JSON
) -> HttpResponseBase:
    """Return the content with its validators, or 304 when the reader has it."""
    response = HttpResponse(content, content_type=content_type)
    response["ETag"] = quote_etag(about.etag)
    response["Cache-Control"] = about.cache_control
    timestamp = None
    if about.changed is not None:
        timestamp = int(about.changed.timestamp())
        response["Last-Modified"] = http_date(timestamp)
    answer = (
        get_conditional_response(
            request,
            etag=response["ETag"],
            last_modified=timestamp,
            response=response,
        )
        or response
    )
    # Django's 304 leaves these out.
    answer["Content-Language"] = ", ".join(about.languages)
    answer[surrogates.HEADER] = about.surrogates
    if about.following:
        answer["Link"] = f'<{request.path}?{about.following}>; rel="next"'
    return answer
