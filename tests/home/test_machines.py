import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings

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


def test_drafts_and_restricted_pages_stay_off_the_map(client):
    page = content_page("Szkic")
    page.unpublish()
    assert not [address for address in sitemap(client) if "szkic" in address]


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
