"""Browsers learn how to search the site, in each language."""

from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from search.engines import current_engine
from search.opensearch import SUGGESTIONS_QUERY_BUDGET
from tests.search.corpus import Corpus
from tests.search.page.conftest import address
from tests.support.html import parse

pytestmark = pytest.mark.django_db
NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
LANGUAGES = pytest.mark.parametrize("language", ["pl", "en", "uk"])


def described(client: Client, language: str) -> ElementTree.Element:
    """Return the description that a page names, as a browser finds it."""
    page = parse(client.get(f"/{language}/").content)
    [link] = [item for item in page.iter("link") if item.get("rel") == "search"]
    assert link.get("type") == "application/opensearchdescription+xml"
    response = client.get(str(link.get("href")))
    assert response["Content-Type"] == link.get("type")
    return ElementTree.fromstring(response.content)


@LANGUAGES
def test_each_address_of_the_description_answers(
    client: Client, search_path, language: str
):
    root = described(client, language)
    assert root.findtext(f"{NAMESPACE}Language") == language
    # Longer names are cut off by browsers.
    assert len(root.findtext(f"{NAMESPACE}ShortName") or "") <= 16
    addresses = {url.get("type"): url for url in root.iter(f"{NAMESPACE}Url")}
    assert len(addresses) == 4
    for content_type, url in addresses.items():
        template = str(url.get("template"))
        assert template.startswith(f"{settings.SITE_URL}/{language}/")
        path = template.removeprefix(settings.SITE_URL)
        response = client.get(path.replace("{searchTerms}", quote("osób & <b>")))
        assert response.status_code == 200
        assert response["Content-Type"].split(";")[0] == content_type


@LANGUAGES
def test_titles_come_as_browsers_read_them(
    client: Client, search_path, corpus: Corpus, language: str
):
    row = corpus.add('Kariera "kolejowa" <b>', language, kind="news")
    current_engine().index([row])
    response = client.get(address(language, "search_suggestions"), {"q": "kari"})
    text, titles, kinds, addresses = response.json()
    assert text == "kari"
    assert titles == ['Kariera "kolejowa" <b>']
    assert len(kinds) == 1
    assert addresses == [f"{settings.SITE_URL}{row.path}"]


@pytest.mark.parametrize("typed", ["", "k", "\x00", '" OR *', "щ" * 10_000, "(((", "-"])
def test_whatever_is_typed_is_answered(client: Client, search_path, typed: str):
    response = client.get(address("pl", "search_suggestions"), {"q": typed})
    assert response.status_code == 200
    assert response.json()[1:] == [[], [], []]


def test_it_keeps_its_budget(
    client: Client, search_path, corpus: Corpus, django_assert_num_queries
):
    current_engine().index([corpus.add(f"Kariera {n}") for n in range(8)])
    path = address("pl", "search_suggestions")
    with django_assert_num_queries(SUGGESTIONS_QUERY_BUDGET):
        assert len(client.get(path, {"q": "kariera"}).json()[1]) == 8
