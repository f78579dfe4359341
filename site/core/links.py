"""Where links lead: only to what is public, in the reader's language if it can be."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q
from django.utils.translation import get_language
from wagtail.models import Page

from core.languages import FALLBACK_ORDER, SOURCE_LANGUAGE
from core.models import SiteDocument

# A column of 64 bits holds no more digits for certain.
LONGEST_ID = 18


def active_language() -> str:
    """Return the language that is being written."""
    return (get_language() or SOURCE_LANGUAGE)[:2]


def valid_id(value: Any) -> str:
    """Return an id that a stored link names; "" when it cannot be one."""
    text = str(value)
    fits = text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
    return str(int(text)) if fits else ""


def public_versions(ids: Iterable[Any], language: str = "") -> list[Page | None]:
    """Return the page to show for each id, None where nothing is public."""
    asked = [valid_id(pk) for pk in ids]
    pages = public_pages(asked, language)
    return [pages.get(pk) for pk in asked]


def public_pages(ids: Iterable[Any], language: str = "") -> Mapping[str, Page]:
    """Return the page to show by id, for those that have a public one.

    That is the page in the reader's language, or the one that stands in for it
    (`FALLBACK_ORDER`). The number of queries does not depend on that of the
    ids: which pages are meant, and which are public.
    """
    wanted = sorted({valid for pk in ids if (valid := valid_id(pk))})
    if not wanted:
        return {}
    keys = dict(Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    versions = (
        Page.objects.filter(translation_key__in=set(keys.values()))
        # An alias in the text of another language is no page of its own.
        .filter(Q(alias_of=None) | Q(alias_of__locale=F("locale")))
        .live()
        .public()
        .select_related("locale")
    )
    order = FALLBACK_ORDER[language or active_language()]
    ranked = sorted(
        versions, key=lambda page: order.index(page.locale.language_code), reverse=True
    )
    found = [_specific(page) for page in ranked]
    best = {page.translation_key: page for page in found if path_of(page)}
    return {str(pk): best[key] for pk, key in keys.items() if key in best}


def _specific(page: Page) -> Page:
    """Return a page as its own type, which decides its address, without a query."""
    specific = page.specific_deferred
    specific.locale = page.locale
    return specific


def path_of(page: Page) -> str:
    """Return a page's path on its site, "" when it has no address."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def site_documents(ids: Iterable[Any]) -> Mapping[str, SiteDocument]:
    """Return the documents that exist, by id, in one query."""
    wanted = {valid for pk in ids if (valid := valid_id(pk))}
    if not wanted:
        return {}
    found = SiteDocument.objects.in_bulk([int(pk) for pk in wanted])
    return {str(pk): document for pk, document in found.items()}
