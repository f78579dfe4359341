"""The Atom feed of a question names what is public, nothing else."""

from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import translation

from search.engines import current_engine
from search.saved.feed import FEED_QUERY_BUDGET
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, language="pl", **question):
    with translation.override(language):
        address = reverse("search_feed")
    response = client.get(address, question)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def titles(root):
    return {entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")}


@pytest.mark.parametrize(
    "typed", ["", "  ", "\x00", "a\x01b", '" OR * NEAR(', "<b>&", "x" * 10_000]
)
def test_whatever_is_typed_the_feed_can_be_read(client, search_path, typed):
    assert titles(feed(client, q=typed)) == set()


def test_what_was_withdrawn_is_not_named_even_by_an_index_that_lags(
    client, search_path, corpus: Corpus
):
    row = corpus.add("Zgromadzenie ornitologów", kind="news")
    current_engine().index([row])
    assert titles(feed(client, q="ornitologów")) == {"Zgromadzenie ornitologów"}
    corpus.withdraw(row)
    assert titles(feed(client, q="ornitologów")) == set()


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_filters_are_those_of_the_page(client, search_path, corpus: Corpus, language):
    current_engine().index(
        [
            corpus.add("Ornitologia", kind="news"),
            corpus.add("Ornitologia", "en", kind="practice"),
        ]
    )
    root = feed(client, language, q="ornitologia", s="all", kind="practice")
    assert len(titles(root)) == 1


def test_it_keeps_its_budget(
    client, search_path, corpus: Corpus, django_assert_num_queries
):
    rows = [corpus.add(f"Ornitologia {n}", kind="news") for n in range(5)]
    current_engine().index(rows)
    with translation.override("pl"):
        address = reverse("search_feed")
    with django_assert_num_queries(FEED_QUERY_BUDGET):
        client.get(address, {"q": "ornitologia"})
