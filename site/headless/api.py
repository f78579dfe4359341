"""Operations of `/api/v1/`: transport only; selectors read, responses send.

Queries: an entry 1, a list 2, a path 1 (an old one 3), index and languages 0.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Query, Router

from core.languages import ENDONYMS, FALLBACK_ORDER, LANGUAGE_CODES, SOURCE_LANGUAGE
from headless.cursors import list_fingerprint, read_cursor, write_cursor
from headless.errors import install_error_handlers
from headless.forms.api import forms_router
from headless.parameters import (
    EntryQuery,
    ListQuery,
    PathQuery,
    chosen_terms,
    list_query,
    strict_query,
)
from headless.preview.api import preview_router
from headless.redirects.selectors import Target
from headless.registry import Kind
from headless.responses import data_response, entry_response, list_response
from headless.schemas import (
    Index,
    LanguageList,
    RedirectAnswer,
    any_document,
    document_schema,
    list_schema,
    problems,
)
from headless.selectors import entry, entry_at
from publication.selectors import Order, publication_list


def add_operations(api: NinjaAPI, kinds: Sequence[Kind]) -> None:
    """Give an API the operations of some kinds, and those that belong to none."""
    install_error_handlers(api)
    api.add_decorator(strict_query)
    api.add_router("", site_router(kinds))
    api.add_router("", forms_router())
    api.add_router("", preview_router(kinds))
    for kind in kinds:
        if kind.plural:
            api.add_router("", kind_router(kind))


def site_router(kinds: Sequence[Kind]) -> Router:
    """Return the operations that belong to no kind."""
    router = Router(tags=["site"])
    document = any_document(kinds)

    @router.get("/", response=Index, operation_id="index", summary="What there is")
    def index(request: HttpRequest) -> HttpResponseBase:
        return data_response(request, index_data(request, kinds))

    @router.get(
        "/languages",
        response=LanguageList,
        operation_id="languages",
        summary="Languages of the site",
    )
    def languages(request: HttpRequest) -> HttpResponseBase:
        return data_response(request, languages_data())

    @router.get(
        "/by-path",
        response={200: document | RedirectAnswer, **problems(404, 410, 422)},
        operation_id="by_path",
        summary="What is public at a path of the site",
        description="An old path answers `redirect` instead of a document.",
    )
    def by_path(request: HttpRequest, query: Query[PathQuery]) -> HttpResponseBase:
        found = entry_at(query.path)
        if isinstance(found, Target):
            languages = [found.language] if found.language else []
            return data_response(request, redirect_data(found), languages)
        return entry_response(request, found)

    @router.get(
        "/pages/{key}",
        response={200: document, **problems(404, 410, 422)},
        operation_id="entry",
        summary="One object of any kind",
    )
    def page(
        request: HttpRequest, key: uuid.UUID, query: Query[EntryQuery]
    ) -> HttpResponseBase:
        found = entry(key=key, language=query.lang, fallback=query.fallback)
        return entry_response(request, found)

    return router


def kind_router(kind: Kind) -> Router:
    """Return the list and the entry of one kind."""
    router = Router(tags=[kind.plural])
    parameters = list_query(kind)

    @router.get(
        f"/{kind.plural}",
        response={200: list_schema(kind), **problems(422)},
        operation_id=f"list_{kind.plural.replace('-', '_')}",
        summary=f"List of {kind.plural}",
    )
    def kind_list(
        request: HttpRequest,
        query: Query[parameters],  # type: ignore[valid-type]
    ) -> HttpResponseBase:
        return kind_page(request, kind, query)

    # The operation for any kind already stands at this address.
    if kind.plural == "pages":
        return router

    @router.get(
        f"/{kind.plural}/{{key}}",
        response={200: document_schema(kind), **problems(404, 410, 422)},
        operation_id=f"read_{kind.kind.replace('-', '_')}",
        summary=f"One of {kind.plural}",
    )
    def kind_entry(
        request: HttpRequest, key: uuid.UUID, query: Query[EntryQuery]
    ) -> HttpResponseBase:
        found = entry(
            key=key, language=query.lang, fallback=query.fallback, kind=kind.kind
        )
        return entry_response(request, found)

    return router


def kind_page(request: HttpRequest, kind: Kind, query: ListQuery) -> HttpResponseBase:
    """Answer one page of a kind's list."""
    order = Order(query.order) if query.order else kind.order
    terms = chosen_terms(kind, query)
    fingerprint = list_fingerprint(
        kind.kind, query.lang, query.fallback, order, sorted(terms.items())
    )
    after = read_cursor(query.cursor, fingerprint) if query.cursor else None
    full = query.view == "full"
    listing = publication_list(
        kinds=[kind.kind],
        language=query.lang,
        terms=terms,
        order=order,
        limit=query.limit,
        after=after,
        fallback=query.fallback,
        full=full,
    )
    following = write_cursor(listing.next, fingerprint) if listing.next else None
    return list_response(
        request,
        listing.items,
        full=full,
        language=query.lang,
        total=listing.total,
        following=following,
    )


def index_data(request: HttpRequest, kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the addresses of every door."""
    root = request.build_absolute_uri()
    return {
        "name": "MPKU Knowledge Exchange",
        "version": "1",
        "links": {
            "openapi": f"{root}openapi.json",
            "docs": f"{root}docs/",
            "languages": f"{root}languages",
            "by_path": f"{root}by-path?path={{path}}",
            "page": f"{root}pages/{{key}}",
            "form": f"{root}forms/{{key}}",
            "preview": f"{root}preview",
            "lists": {
                kind.plural: f"{root}{kind.plural}" for kind in kinds if kind.plural
            },
        },
    }


def languages_data() -> dict[str, Any]:
    """Return the languages and what stands in for each."""
    return {
        "items": [
            {
                "code": code,
                "name": ENDONYMS[code],
                "default": code == SOURCE_LANGUAGE,
                "fallback": [other for other in FALLBACK_ORDER[code] if other != code],
            }
            for code in LANGUAGE_CODES
        ]
    }


def redirect_data(moved: Target) -> dict[str, Any]:
    """Return a redirect as data."""
    return {
        "redirect": {
            "status": 301,
            "path": moved.path,
            "url": moved.url,
            "language": moved.language,
            "key": str(moved.key) if moved.key else None,
        }
    }
