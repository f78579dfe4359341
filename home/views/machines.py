"""Files that programs ask for: the site map of search engines and robots.txt."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.frame import absolute, alternates_from
from core.languages import LANGUAGE_CODES
from publication.models import Publication
from publication.registry import registry

Entry = dict[str, Any]


class PublicPages(Sitemap):
    """Every public page of every language, and registry records with a page."""

    limit = 20_000

    def items(self) -> list[Entry]:
        """Return addresses with their last change, grouped by key."""
        by_key: dict[str, dict[str, Entry]] = defaultdict(dict)
        for key, language, path, changed in [*_pages(), *_records()]:
            by_key[key][language] = {"path": path, "changed": changed}
        entries = []
        for versions in by_key.values():
            urls = {
                code: versions[code]["path"]
                for code in LANGUAGE_CODES
                if code in versions
            }
            alternates = [
                {"lang_code": link.language, "location": link.url}
                for link in alternates_from(urls, settings.SITE_URL)
            ]
            entries += [{**versions[code], "alternates": alternates} for code in urls]
        return entries

    def get_urls(
        self, page: int | str = 1, site: Any = None, protocol: str | None = None
    ) -> list[dict[str, Any]]:
        """Return one page of the map as Django's template draws it."""
        return [
            {
                "item": entry,
                "location": absolute(entry["path"], settings.SITE_URL),
                "lastmod": entry["changed"],
                "changefreq": None,
                "priority": "",
                "alternates": entry["alternates"],
            }
            for entry in self.paginator.page(page).object_list
        ]

    def get_latest_lastmod(self) -> Any:
        """Return when anything last changed."""
        dates = [entry["changed"] for entry in self.items() if entry["changed"]]
        return max(dates, default=None)


def _pages() -> list[tuple[str, str, str, Any]]:
    pages = (
        Page.objects.filter(depth__gt=1)
        .live()
        .public()
        .select_related("locale", "content_type")
        .order_by("path")
    )
    rows = []
    for page in pages:
        # The class decides about the address: some page types have none.
        parts = page.specific_deferred.get_url_parts()
        if parts and parts[2]:
            rows.append(
                (
                    str(page.translation_key),
                    page.locale.language_code,
                    parts[2],
                    page.last_published_at,
                )
            )
    return rows


def _records() -> list[tuple[str, str, str, Any]]:
    kinds = [publisher.kind for publisher in registry.rows.values()]
    rows = Publication.objects.filter(kind__in=kinds, withdrawn_at=None).order_by("pk")
    return [
        (str(key), language, path, changed)
        for key, language, path, changed in rows.values_list(
            "key", "language", "path", "changed"
        )
        if path
    ]


@require_safe
def sitemap_xml(request: HttpRequest) -> TemplateResponse:
    """Answer with the site map."""
    return sitemap(request, sitemaps={"pages": PublicPages()})


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Let everybody read everything public; say where the map is.

    Pages that must not be indexed say so themselves: a page that robots may
    not read cannot tell them.
    """
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Allow: /",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
