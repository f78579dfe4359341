"""Answers made of stored bytes: nothing is decoded, nothing computed twice."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from headless import surrogates
from publication.models import Publication
from publication.selectors import Shelf

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
        following: Address of the next page of a list.
        cache_control: Who may keep it for how long.
    """

    etag: str
    languages: Sequence[str]
    surrogates: str
    changed: datetime | None = None
    following: str = ""
    cache_control: str = CACHE_CONTROL


def entry_response(request: HttpRequest, row: Publication) -> HttpResponse:
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


def list_about(
    request: HttpRequest,
    *,
    shelf: Shelf,
    language: str,
    fallback: bool,
    facets_position: int = 0,
) -> About:
    """Return what is known of a list before its items are read.

    Its last change and the question name its bytes. The names of its items and
    the languages that stand in are not known yet; a cache keeps those it has.
    Facets are counted by a follower of the log: how far it got is part of it.
    """
    question = f"{request.path}?{request.META.get('QUERY_STRING', '')}"
    return About(
        etag=f"{shelf.sequence}-{facets_position}-{digest(question.encode())}"
        if facets_position
        else f"{shelf.sequence}-{digest(question.encode())}",
        languages=[] if fallback else [language],
        surrogates="",
    )


def list_response(
    request: HttpRequest,
    rows: Sequence[Publication],
    about: About,
    *,
    kind: str,
    full: bool,
    language: str,
    total: int,
    following: str | None,
    extra: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Join stored documents into one page of a list.

    `extra` holds what stands beside the items.
    """
    head = json.dumps(
        {"language": language, "total": total, "next": following, **(extra or {})},
        ensure_ascii=False,
    )
    items = b",".join(bytes(row.body if full else row.summary) for row in rows)
    content = b'%s,"items":[%s]}' % (head[:-1].encode(), items)
    about = replace(
        about,
        languages=sorted({row.language for row in rows}) or [language],
        surrogates=surrogates.list_surrogates(kind, rows),
        following=next_address(request, cursor=following) if following else "",
    )
    return described(HttpResponse(content, content_type=JSON), about)


def data_response(
    request: HttpRequest,
    data: Any,
    *,
    languages: Sequence[str] = ("en",),
    names: str = "site",
    following: str = "",
    cache_control: str = CACHE_CONTROL,
) -> HttpResponse:
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


def next_address(request: HttpRequest, **changed: Any) -> str:
    """Return the address of the next page: this one's, with its place changed."""
    query = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"


def cacheable(
    request: HttpRequest, content: bytes, about: About, content_type: str = JSON
) -> HttpResponse:
    """Return the content with its validators, or 304 when the reader has it."""
    answer = unchanged(request, about)
    if answer is not None:
        return answer
    return described(HttpResponse(content, content_type=content_type), about)


def unchanged(request: HttpRequest, about: About) -> HttpResponse | None:
    """Return 304 when the reader has it, 412 when it is not what they think."""
    answer = get_conditional_response(
        request,
        etag=quote_etag(about.etag),
        last_modified=int(about.changed.timestamp()) if about.changed else None,
    )
    return None if answer is None else described(answer, about)


def described(response: HttpResponse, about: About) -> HttpResponse:
    """Give an answer its headers; those of a 304 are the same (RFC 9110, 15.4.5)."""
    response["ETag"] = quote_etag(about.etag)
    response["Cache-Control"] = about.cache_control
    if about.changed:
        response["Last-Modified"] = http_date(about.changed.timestamp())
    if about.languages:
        response["Content-Language"] = ", ".join(about.languages)
    if about.surrogates:
        response[surrogates.HEADER] = about.surrogates
    if about.following:
        response["Link"] = f'<{about.following}>; rel="next"'
    return response
