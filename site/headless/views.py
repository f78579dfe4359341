"""Permanent addresses, and the end of the API's address space."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils import translation
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES, SOURCE_LANGUAGE
from headless.errors import problem_response
from headless.selectors import versions
from headless.tombstones import gone


def api_not_found(request: HttpRequest) -> HttpResponse:
    """Answer every address under `/api/` that nothing else answers."""
    detail = "There is nothing at this address."
    without_slash = request.path_info.rstrip("/")
    if request.path_info.endswith("/") and _exists(without_slash):
        detail = f"Did you mean {without_slash}? Addresses have no slash at the end."
    return problem_response(request, 404, detail)


def _exists(path: str) -> bool:
    try:
        return resolve(path).func is not api_not_found
    except Resolver404:
        return False


@require_safe
@vary_on_headers("Accept-Language")
def permanent_address(request: HttpRequest, kind: str, key: uuid.UUID) -> HttpResponse:
    """Lead from an identifier to the page in the reader's best language.

    One query, when there is such a page. An identifier is never reused: what was withdrawn is gone.
    """
    language = reader_language(request)
    translation.activate(language)
    request.LANGUAGE_CODE = language
    rows = versions(key, kind)
    if not rows:
        raise Http404
    paths = {row.language: row.path for row in rows if row.withdrawn_at is None}
    for code in FALLBACK_ORDER[language]:
        if path := paths.get(code):
            return HttpResponseRedirect(path)
        if code in paths:
            # A menu or a concept has no page; its document is all there is.
            return HttpResponseRedirect(f"/api/v1/pages/{key}?lang={code}")
    return gone(request, key, language)


def reader_language(request: HttpRequest) -> str:
    """Return the site's language that the reader's browser asks for."""
    language = translation.get_language_from_request(request)[:2]
    return language if language in LANGUAGE_CODES else SOURCE_LANGUAGE
