"""Reading menus, site facts and what the institutional pages list."""

import uuid
from dataclasses import dataclass, field
from typing import Any, cast

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, Site

from home.models.facts import SiteFacts
from home.models.menus import MenuItem
from knowledge.presentation import list_entry
from partners_exchange.presentation.exchange_map import exchange_map
from partners_exchange.presentation.partner_list import listed_partners
from publication.models import Publication, PublicationTerm
from publication.selectors import (
    Order,
    public,
    publication_counts,
    publication_list,
    with_terms,
)
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

NEWS_ON_A_PAGE = 20
NEWS_ON_HOME = 3
PRACTICES_ON_HOME = 4
RECORD_KINDS = ("practice", "resource")
TASK_GROUP = "task-group"
# Page types by the name the home page calls their address.
SECTIONS = {
    "historypage": "history",
    "newsindexpage": "news",
    "activityindexpage": "activities",
    "practiceindexpage": "practices",
    "partnerindexpage": "partners",
}


class KnowingRequest(HttpRequest):
    """A request that has read the site's facts and menus."""

    site_facts: SiteFacts | None
    menu_entries: list[dict[str, Any]]


def site_facts(request: HttpRequest) -> SiteFacts | None:
    """Return the site's facts; one query a request, and never a write."""
    known = cast(KnowingRequest, request)
    if not hasattr(known, "site_facts"):
        site = Site.find_for_request(request)
        found = SiteFacts.objects.filter(site=site).first() if site else None
        known.site_facts = found
    return known.site_facts


def menu_items(
    *, menu: str, request: HttpRequest, language: str
) -> list[dict[str, Any]]:
    """Return a menu's entries as label, url and current; two queries for all menus."""
    known = cast(KnowingRequest, request)
    if not hasattr(known, "menu_entries"):
        known.menu_entries = _menu_entries(language, request.path)
    return [entry for entry in known.menu_entries if entry["menu"] == menu]


def _menu_entries(language: str, path: str) -> list[dict[str, Any]]:
    items = list(MenuItem.objects.select_related("page"))
    keys = [item.page.translation_key for item in items if item.page]
    pages = {
        page.translation_key: page
        for page in Page.objects.filter(
            translation_key__in=keys, locale__language_code=language
        ).live()
    }
    entries = []
    for item in items:
        url = item.path.replace("{language}", language)
        if item.page:
            page = pages.get(item.page.translation_key)
            url = (page.url or "") if page else ""
        if url:
            label = getattr(item, f"label_{language}") or item.label
            entries.append(
                {
                    "menu": item.menu,
                    "label": label,
                    "url": url,
                    "current": _is_current(url, path, language),
                }
            )
    return entries


def _is_current(url: str, path: str, language: str) -> bool:
    if url == f"/{language}/":
        return path == url
    return path.startswith(url)


def news_years(*, language: str) -> list[str]:
    """Return the years that have news, latest first."""
    counts = publication_counts(kinds=["news"], language=language, scheme="year")
    return sorted(counts, reverse=True)


def news_page(*, language: str, year: str, number: str) -> ListPage[Any]:
    """Return one page of the news; a number that is none is the nearest."""
    rows = with_terms(public(["news"], language), {"year": [year]} if year else {})
    ordered = rows.order_by("-date_key", "-key").defer(
        "body", "search_text", "search_files"
    )
    return Paginator(ordered, NEWS_ON_A_PAGE).get_page(number)


def news_neighbours(
    *, key: uuid.UUID, language: str, date_key: str
) -> tuple[Publication | None, Publication | None]:
    """Return the news items before and after one."""
    rows = (
        public(["news"], language)
        .defer("body", "search_text", "search_files")
        .exclude(key=key)
    )
    earlier = rows.filter(Q(date_key__lt=date_key) | Q(date_key=date_key, key__lt=key))
    later = rows.filter(Q(date_key__gt=date_key) | Q(date_key=date_key, key__gt=key))
    return (
        earlier.order_by("-date_key", "-key").first(),
        later.order_by("date_key", "key").first(),
    )


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with how many records have it."""

    code: str
    label: str
    number: int


def topics_with_counts(*, language: str) -> list[Topic]:
    """Return the topics that records have, in the vocabulary's order."""
    counts = publication_counts(
        kinds=RECORD_KINDS, language=language, scheme=Scheme.TOPIC.value
    )
    names = labels(scheme=Scheme.TOPIC, language=language)
    return [
        Topic(code, label, counts[code])
        for code, label in names.items()
        if counts.get(code)
    ]


def latest_activities(
    *, language: str
) -> tuple[Publication | None, Publication | None]:
    """Return the next activity and the last one that was held."""
    today = timezone.localdate().isoformat()
    rows = public(["activity"], language).defer("body", "search_text", "search_files")
    upcoming = rows.filter(date_key__gte=today).order_by("date_key", "key").first()
    held = (
        rows.exclude(date_key="")
        .filter(date_key__lt=today)
        .order_by("-date_key", "-key")
    )
    # What was only announced may never have taken place.
    last = next((row for row in held[:10] if _was_held(row)), None)
    return upcoming, last


def _was_held(row: Publication) -> bool:
    state = row.data.get("state")
    code = state.get("code") if isinstance(state, dict) else state
    return code != "announced"


def home_sections(*, language: str) -> dict[str, Any]:
    """Return what the home page lists."""
    news = publication_list(kinds=["news"], language=language, limit=NEWS_ON_HOME)
    practices = publication_list(
        kinds=["practice"],
        language=language,
        order=Order.CHANGED,
        limit=PRACTICES_ON_HOME,
    )
    upcoming, last = latest_activities(language=language)
    partners = listed_partners(language)
    return {
        "news": news.items,
        "upcoming_activity": upcoming,
        "last_activity": last,
        "practices": [list_entry(row) for row in practices.items],
        "practices_total": practices.total,
        "topics": topics_with_counts(language=language),
        "partners_total": len(partners),
        "drawing": exchange_map(row.data for row in partners),
        "sections": section_urls(language=language),
    }


def section_urls(*, language: str) -> dict[str, str]:
    """Return the addresses of the sections the home page leads to."""
    found: dict[str, str] = {}
    pages = (
        Page.objects.filter(locale__language_code=language, depth__gt=2)
        .live()
        .filter(content_type__model__in=SECTIONS)
        .select_related("content_type")
        .order_by("path")
    )
    for page in pages:
        found.setdefault(SECTIONS[page.content_type.model], page.url or "")
    return found


@dataclass(slots=True)
class JunctionPair:
    """The groups that made one product."""

    product: Publication
    groups: list[Publication] = field(default_factory=list)


def task_group_junction(*, language: str) -> list[JunctionPair]:
    """Return the products with the groups they came out of."""
    groups = {
        str(row.key): row
        for row in public(["group"], language)
        .defer("body", "search_text", "search_files")
        .order_by("first_published", "sort_key")
    }
    products = (
        public(["product"], language)
        .defer("body", "search_text", "search_files")
        .order_by("first_published", "sort_key")
        .prefetch_related(
            Prefetch(
                "terms", queryset=PublicationTerm.objects.filter(scheme=TASK_GROUP)
            )
        )
    )
    pairs = []
    for product in products:
        codes = {term.code for term in product.terms.all()}
        made_by = [row for key, row in groups.items() if key in codes]
        if made_by:
            pairs.append(JunctionPair(product, made_by))
    return pairs
