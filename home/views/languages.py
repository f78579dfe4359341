"""Which language a reader gets, and what to say when a page has no translation."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.frame import PageFrame, frame_set, languages_from, missing_urls
from core.languages import ENDONYMS, FALLBACK_ORDER, LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import Crumb, PageMeta
from core.models import BasePage
from core.page_translation.coverage import TranslationState, coverage
from headless.tombstones import gone
from publication.selectors import publication_versions

# Queries of the page that says a translation is missing.
MISSING_QUERY_BUDGET = 20


def best_language(header: str) -> str:
    """Return the language of the site that an Accept-Language header likes best."""
    for wanted, _quality in parse_accept_lang_header(header.lower()):
        if (code := wanted.partition("-")[0]) in LANGUAGE_CODES:
            return code
    return SOURCE_LANGUAGE


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send a reader to the home page of the best language; set no cookie."""
    language = best_language(request.headers.get("Accept-Language", ""))
    response = HttpResponseRedirect(f"/{language}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def missing_translation(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Say in which languages a page exists; go there when it is this one."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    pages = public_pages(key)
    if not pages:
        return missing_record(request, key, language)
    if language in pages:
        return HttpResponseRedirect(pages[language].url or "/")
    states = {item.language: item.state for item in coverage(pages.values())}
    versions = [
        {
            "language": code,
            "endonym": ENDONYMS[code],
            "url": pages[code].url,
            "title": pages[code].title,
            "source": states[code] == TranslationState.SOURCE,
            "stale": states[code] == TranslationState.STALE,
        }
        for code in FALLBACK_ORDER[language]
        if code in pages
    ]
    best = pages[str(versions[0]["language"])]
    urls = {code: page.url or "" for code, page in pages.items()}
    missing = missing_urls(key)
    frame_set(
        request,
        PageFrame(
            meta=PageMeta(
                title=best.title,
                description=_("This page does not exist in this language yet."),
                breadcrumbs=translated_breadcrumbs(best, language),
            ),
            languages=languages_from(
                {**urls, language: missing[language]}, language, missing
            ),
            kind_label=str(best.kind_label),
        ),
    )
    return render(
        request,
        "home/missing_translation.html",
        {"versions": versions, "best": best, "excerpt": best.summary},
    )


def public_pages(key: uuid.UUID) -> dict[str, BasePage]:
    """Return the public pages with a key by language."""
    pages = (
        Page.objects.filter(translation_key=key)
        .live()
        .public()
        .select_related("locale")
        .specific()
    )
    return {
        page.language: page
        for page in pages
        if isinstance(page, BasePage)
        and page.get_url_parts()
        and not page.is_foreign_alias
    }


def translated_breadcrumbs(page: BasePage, language: str) -> list[Crumb]:
    """Return the ancestors as they exist in the reader's language."""
    keys = list(
        page.get_ancestors()
        .filter(depth__gt=1)
        .order_by("depth")
        .values_list("translation_key", flat=True)
    )
    found = {
        ancestor.translation_key: ancestor
        for ancestor in Page.objects.filter(
            translation_key__in=keys, locale__language_code=language
        )
        .live()
        .public()
    }
    return [
        Crumb(
            title=_("Home") if key == keys[0] else found[key].title,
            path=found[key].url or "",
        )
        for key in keys
        if key in found and found[key].url
    ]


def missing_record(request: HttpRequest, key: uuid.UUID, language: str) -> HttpResponse:
    """Send a reader to a registry record, which exists in every language.

    What was withdrawn in all of them is gone, as at its permanent address.
    """
    rows = publication_versions(key)
    versions: dict[str, Any] = {
        code: row
        for code, row in rows.items()
        # A concept or a menu has no page.
        if row.withdrawn_at is None and row.path
    }
    for code in FALLBACK_ORDER[language]:
        if code in versions:
            return HttpResponseRedirect(versions[code].path)
    if rows and all(row.withdrawn_at for row in rows.values()):
        return gone(request, key, language)
    raise Http404
