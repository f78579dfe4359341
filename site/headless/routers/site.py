"""What belongs to no kind: the index, languages, one object by path or key.

Queries: an entry 1, a path 1 (an old one 3), index and languages 0.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from core.languages import ENDONYMS, FALLBACK_ORDER, LANGUAGE_CODES, SOURCE_LANGUAGE
from headless.parameters import EntryQuery, PathQuery
from headless.redirects.selectors import Target
from headless.registry import Kind, doors
from headless.responses import data_response, entry_response
from headless.schemas import (
    Index,
    LanguageList,
    RedirectAnswer,
    any_document,
    problems,
)
from headless.selectors import entry, entry_at
from headless.surrogates import LOG


def site_router(kinds: Sequence[Kind]) -> Router:
    """Return the operations that belong to no kind."""
    router = Router(tags=["site"])
    document = any_document(kinds)

    @router.get(
        "/",
        response={200: Index, **problems(422)},
        operation_id="index",
        summary="What there is",
    )
    def index(request: HttpRequest) -> HttpResponseBase:
        return data_response(request, index_data(request, kinds))

    @router.get(
        "/languages",
        response={200: LanguageList, **problems(422)},
        operation_id="languages",
        summary="Languages of the site",
    )
    def languages(request: HttpRequest) -> HttpResponseBase:
        return data_response(request, languages_data(), languages=LANGUAGE_CODES)

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
            return data_response(
                request,
                redirect_data(found),
                languages=[found.language] if found.language else [],
                names=str(found.key or LOG),
            )
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


def index_data(request: HttpRequest, kinds: Sequence[Kind]) -> dict[str, Any]:
    """Return the addresses of every door."""
    root = request.build_absolute_uri(request.path)
    return {
        "name": "MPKU Knowledge Exchange",
        "version": "1",
        "links": {
            "openapi": f"{root}openapi.json",
            "docs": f"{root}docs/",
            "languages": f"{root}languages",
            "by_path": f"{root}by-path?path={{path}}",
            "page": f"{root}pages/{{key}}",
            "preview": f"{root}preview",
            "form": f"{root}forms/{{key}}",
            "changes": f"{root}changes?since={{since}}",
            "translations": f"{root}translations",
            "redirects": f"{root}redirects",
            "vocabularies": f"{root}vocabularies",
            "vocabulary": f"{root}vocabularies/{{scheme}}",
            "settings": f"{root}settings",
            "menu": f"{root}menus/{{name}}",
            "lists": {
                kind.plural: f"{root}{kind.plural}" for kind in kinds if kind.plural
            },
            "more": {door.name: f"{root}{door.path}" for door in doors.values()},
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
