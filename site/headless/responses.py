"""Answers made of stored bytes: nothing is decoded, nothing computed twice."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from publication.models import Publication

CACHE_CONTROL = "public, max-age=60, stale-while-revalidate=600"
JSON = "application/json"


def entry_response(request: HttpRequest, row: Publication) -> HttpResponseBase:
    """Send one document as it was stored."""
    return cacheable(
        request,
        bytes(row.body),
        etag=f"{row.sequence}-{row.etag[:16]}",
        languages=[row.language],
        changed=row.changed,
    )


def list_response(
    request: HttpRequest,
    rows: Sequence[Publication],
    *,
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
        etag=hashlib.sha256(content).hexdigest()[:32],
        languages=sorted({row.language for row in rows}) or [language],
    )


def data_response(
    request: HttpRequest, data: Any, languages: Sequence[str] = ("en",)
) -> HttpResponseBase:
    """Send a small answer that is made for the request."""
    content = json.dumps(data, ensure_ascii=False).encode()
    etag = hashlib.sha256(content).hexdigest()[:32]
    return cacheable(request, content, etag=etag, languages=languages)


def cacheable(
    request: HttpRequest,
    content: bytes,
    *,
    etag: str,
    languages: Sequence[str],
    changed: datetime | None = None,
) -> HttpResponseBase:
    """Return the content with its validators, or 304 when the reader has it."""
    response = HttpResponse(content, content_type=JSON)
    response["ETag"] = quote_etag(etag)
    response["Cache-Control"] = CACHE_CONTROL
    timestamp = None
    if changed is not None:
        timestamp = int(changed.timestamp())
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
    # Django's 304 leaves it out.
    answer["Content-Language"] = ", ".join(languages)
    return answer
