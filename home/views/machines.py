"""Files that programs ask for: the site map of search engines and robots.txt."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from core.frame import alternates_from
from core.languages import LANGUAGE_CODES
from core.meta import absolute
from publication.models import Publication

# The protocol allows 50,000 addresses and 50 MB a file.
ADDRESSES_A_FILE = 10_000

Entry = dict[str, Any]


def listed() -> QuerySet[Publication]:
    """Return every public object with an address, languages of one together."""
    rows = Publication.objects.filter(withdrawn_at=None).exclude(path="")
    return rows.order_by("key", "language")


def entries(rows: list[Publication]) -> list[Entry]:
    """Return rows as the template draws them; one query for their languages."""
    if not rows:
        return []
    versions: dict[Any, dict[str, str]] = defaultdict(dict)
    near = listed().filter(key__gte=rows[0].key, key__lte=rows[-1].key)
    for key, language, path in near.values_list("key", "language", "path"):
        versions[key][language] = path
    return [
        {
            "item": row,
            "location": absolute(row.path),
            "lastmod": row.changed,
            "changefreq": None,
            "priority": "",
            "alternates": alternates(versions[row.key]),
        }
        for row in rows
    ]


def alternates(paths: dict[str, str]) -> list[dict[str, str]]:
    """Return the languages of an object, x-default last."""
    ordered = {code: paths[code] for code in LANGUAGE_CODES if code in paths}
    return [
        {"lang_code": link.language, "location": link.url}
        for link in alternates_from(ordered)
    ]


def pages() -> Paginator:
    """Return the files the map is cut into."""
    columns = listed().only("key", "language", "path", "changed")
    return Paginator(columns, ADDRESSES_A_FILE)


@require_safe
def sitemap_xml(request: HttpRequest) -> HttpResponse:
    """Answer with the site map, or with the list of its files when it is long."""
    files = pages()
    if files.num_pages == 1:
        return sitemap_file(request, 1)
    found = [
        {"location": absolute(reverse("sitemap_part", args=[number])), "last_mod": None}
        for number in files.page_range
    ]
    return map_response(request, "sitemap_index.xml", {"sitemaps": found})


@require_safe
def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """Answer with one file of a long site map."""
    files = pages()
    if files.num_pages == 1 or number not in files.page_range:
        raise Http404
    return sitemap_file(request, number)


def sitemap_file(request: HttpRequest, number: int) -> HttpResponse:
    """Return one file of the map."""
    rows = list(pages().page(number).object_list)
    return map_response(request, "sitemap.xml", {"urlset": entries(rows)})


def map_response(
    request: HttpRequest, template: str, context: dict[str, Any]
) -> HttpResponse:
    """Draw a file of the map, with the time of the newest change in it."""
    response = TemplateResponse(
        request, template, context, content_type="application/xml"
    )
    # The file itself is no search result.
    response["X-Robots-Tag"] = "noindex"
    latest = listed().aggregate(latest=Max("changed"))["latest"]
    if latest:
        response["Last-Modified"] = http_date(latest.timestamp())
    return response


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
