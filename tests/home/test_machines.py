import re
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageViewRestriction

from home.models import NewsIndexPage, NewsPage
from home.views import machines
from partners_exchange.models import ActivityIndexPage, ActivityPage
from publication.models import Publication
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db

SITEMAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def sitemap(client) -> dict[str, ElementTree.Element]:
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    root = ElementTree.fromstring(response.content)
    return {
        url.find("s:loc", SITEMAP).text: url for url in root.findall("s:url", SITEMAP)
    }


def test_every_language_and_registry_record_is_on_the_map(client):
    found = sitemap(client)
    base = settings.SITE_URL
    for path in (
        "/pl/",
        "/en/",
        "/uk/",
        "/en/about/documents/partnership-agreement/",
        "/en/good-practices/",
    ):
        assert f"{base}{path}" in found
    assert any("/en/partners/" in address for address in found)


def test_languages_of_a_page_name_each_other(client):
    entry = sitemap(client)[f"{settings.SITE_URL}/en/history/"]
    links = {
        link.get("hreflang"): link.get("href")
        for link in entry.findall("x:link", SITEMAP)
    }
    assert set(links) == {"pl", "en", "uk", "x-default"}
    assert links["x-default"] == links["pl"]
    assert entry.find("s:lastmod", SITEMAP).text


def test_every_address_on_the_map_opens(client):
    for address in list(sitemap(client))[::12]:
        path = address.removeprefix(settings.SITE_URL)
        assert client.get(path).status_code == 200, path


DOORS = (
    "/sitemap.xml",
    "/pl/feeds/news.xml",
    "/pl/feeds/activities.xml",
    "/pl/feeds/activities.ics",
    "/robots.txt",
)


def doors_that_name(client, marker: str) -> set[str]:
    return {door for door in DOORS if marker in client.get(door).content.decode()}


def news(title: str, **fields: Any) -> NewsPage:
    index = NewsIndexPage.objects.get(locale__language_code="pl")
    page = NewsPage(title=title, **fields)
    index.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def activity(title: str) -> ActivityPage:
    index = ActivityIndexPage.objects.get(locale__language_code="pl")
    page = ActivityPage(title=title, start="2031-05-06", start_basis="stated")
    index.add_child(instance=page)
    page.save_revision().publish()
    return ActivityPage.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    ("make", "doors"),
    [
        (content_page, {"/sitemap.xml"}),
        (news, {"/sitemap.xml", "/pl/feeds/news.xml"}),
        (
            activity,
            {"/sitemap.xml", "/pl/feeds/activities.xml", "/pl/feeds/activities.ics"},
        ),
    ],
)
def test_what_is_not_public_is_in_no_file(client, make, doors):
    page = make("Niejawnyznak")
    assert doors_that_name(client, "iejawnyznak") == doors
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert doors_that_name(client, "iejawnyznak") == set()
    restriction.delete()
    assert doors_that_name(client, "iejawnyznak") == doors
    page.unpublish()
    assert doors_that_name(client, "iejawnyznak") == set()


def test_what_has_expired_is_in_no_file(client):
    page = news("Niejawnyznak", expire_at=timezone.now() + timedelta(hours=1))
    assert doors_that_name(client, "iejawnyznak") != set()
    NewsPage.objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert doors_that_name(client, "iejawnyznak") == set()


def test_what_is_scheduled_is_in_no_file_yet(client):
    news("Niejawnyznak", go_live_at=timezone.now() + timedelta(hours=1))
    assert doors_that_name(client, "iejawnyznak") == set()


def test_a_long_map_is_cut_into_files_that_hold_every_address_once(client, monkeypatch):
    whole = sitemap(client)
    monkeypatch.setattr(machines, "ADDRESSES_A_FILE", 50)
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [
        part.text.removeprefix(settings.SITE_URL)
        for part in index.findall("s:sitemap/s:loc", SITEMAP)
    ]
    assert len(parts) == -(-len(whole) // 50) > 1
    found: dict[str, str] = {}
    for part in parts:
        for url in ElementTree.fromstring(client.get(part).content):
            address = url.find("s:loc", SITEMAP).text
            assert address not in found
            found[address] = ElementTree.tostring(url).strip()
    assert found == {
        address: ElementTree.tostring(url).strip() for address, url in whole.items()
    }
    for number in (0, len(parts) + 1, 10**20):
        assert client.get(f"/sitemap-{number}.xml").status_code == 404


def test_a_short_map_has_no_parts(client):
    assert client.get("/sitemap-1.xml").status_code == 404


def test_robots_name_the_map(client):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize(
    ("name", "kind"), [("news", "news"), ("activities", "activity")]
)
def test_a_feed_holds_the_newest_of_its_language(client, language, name, kind):
    response = client.get(f"/{language}/feeds/{name}.xml")
    root = ElementTree.fromstring(response.content)
    titles = {
        entry.find("a:title", ATOM).text for entry in root.findall("a:entry", ATOM)
    }
    rows = Publication.objects.filter(kind=kind, language=language, withdrawn_at=None)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert titles == set(rows.values_list("title", flat=True))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    ids = [entry.find("a:id", ATOM).text for entry in root.findall("a:entry", ATOM)]
    assert len(set(ids)) == len(ids)


def test_an_empty_feed_is_still_a_feed(client):
    Publication.objects.filter(kind="news").update(withdrawn_at=datetime.now(UTC))
    assert client.get("/pl/feeds/news.xml").status_code == 200


@pytest.mark.parametrize(
    "path", ["/pl/", "/en/news/", "/en/about/documents/partnership-agreement/"]
)
def test_structured_data_is_json(client, path):
    import json

    html = client.get(path).content.decode()
    blocks = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL
    )
    assert blocks
    assert all(
        json.loads(block)["@context"] == "https://schema.org" for block in blocks
    )
