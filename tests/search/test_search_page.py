"""The search page in three languages, without JavaScript."""

import pytest
from django.urls import reverse
from django.utils import translation

from search.engines import current_engine
from search.synonyms.models import SynonymGroup
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db
NONSENSE = [
    "",
    "   ",
    ".,;",
    "a" * 200,
    '" OR * NEAR(',
    "-",
    "\x00",
    "<script>alert(1)</script>",
]


@pytest.fixture(autouse=True)
def without_synonyms() -> None:
    """Leave out what the product ships with: results here follow the words alone."""
    SynonymGroup.objects.all().delete()


@pytest.fixture
def filled(search_path, corpus: Corpus) -> Corpus:
    rows = [
        corpus.add(
            "Walidacja kwalifikacji",
            summary="Krótki opis <b>walidacji</b>",
            kind="news",
            terms=[("topic", "guidance"), ("country", "PL")],
        ),
        corpus.add("Validation of skills", "en", kind="practice"),
        corpus.add("Walidacja w praktyce", kind="practice"),
    ]
    current_engine().index(rows)
    return corpus


def address(language: str) -> str:
    with translation.override(language):
        return reverse("search")


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_addresses():
    assert [address(code) for code in ("pl", "en", "uk")] == [
        "/pl/szukaj/", "/en/search/", "/uk/poshuk/",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("typed", NONSENSE)
def test_nonsense_is_an_empty_answer(client, filled, language, typed):
    text = text_of(client.get(address(language), {"q": typed}))
    assert 'class="result"' not in text
    assert "<script>alert" not in text


@pytest.mark.parametrize(
    "query",
    ["page=abc", "page=0", "page=-1", "page=99999999999", "page=٣", "s=xx", "kind='--",
     "kind=nothing", "lng=de", "topic=" + "a" * 500, "exact=2", "kind=a&kind=b", "x=y"],
)  # fmt: skip
def test_odd_parameters_never_fail(client, filled, query):
    text_of(client.get(f"{address('pl')}?q=walidacja&{query}"))
    text_of(client.get(f"{address('pl')}?{query}"))


def test_only_reading(client, filled):
    assert client.post(address("pl"), {"q": "x"}).status_code == 405
    assert client.head(address("pl")).status_code == 200


def test_results_are_marked_counted_and_escaped(client, filled):
    text = text_of(client.get(address("pl"), {"q": "walidacja"}))
    assert "<mark>Walidacja</mark> kwalifikacji" in text
    assert "&lt;b&gt;<mark>walidacji</mark>&lt;/b&gt;" in text
    assert text.count('class="result"') == 2
    assert '<div role="status"><h2>' in text
    assert 'value="walidacja"' in text


def test_a_text_in_another_language_says_so(client, filled):
    text = text_of(client.get(address("uk"), {"q": "validation"}))
    assert 'lang="en" hreflang="en"><mark>Validation</mark>' in text
    assert 'class="lang-tag"' in text
    assert '<mark lang="en">validation</mark>' in text


def test_a_correction_is_said_and_can_be_undone(client, filled):
    text = text_of(client.get(address("pl"), {"q": "wlaidacja"}))
    assert "<b>walidacja</b>" in text
    assert "?q=wlaidacja&amp;exact=1" in text
    text = text_of(client.get(address("pl"), {"q": "wlaidacja", "exact": "1"}))
    assert 'class="result"' not in text
    assert "?q=walidacja&amp;exact=1" in text


def test_filters_can_be_chosen_and_taken_away(client, filled):
    text = text_of(client.get(address("pl"), {"q": "walidacja", "kind": "practice"}))
    assert text.count('class="result"') == 1
    assert 'name="kind" value="practice" checked' in text
    assert 'href="?q=walidacja"' in text


def test_without_results_there_are_ways_on(client, filled):
    text = text_of(client.get(address("pl"), {"q": "walidacja", "kind": "document"}))
    assert 'class="result"' not in text
    assert 'href="?q=walidacja"' in text
    text = text_of(client.get(address("uk"), {"q": "walidacja", "s": "only"}))
    assert "?q=walidacja&amp;s=all" in text


def test_the_language_switch_keeps_the_question(client, filled):
    text = text_of(client.get(address("pl"), {"q": "walidacja", "kind": "news"}))
    assert "/en/search/?q=walidacja&amp;kind=news" in text


def test_questions_are_kept_out_of_search_engines(client, filled):
    assert "noindex" in text_of(client.get(address("pl"), {"q": "walidacja"}))
    assert "noindex" not in text_of(client.get(address("pl")))


def test_pages(client, search_path, corpus):
    current_engine().index([corpus.add(f"Walidacja {n}") for n in range(25)])
    first = text_of(client.get(address("pl"), {"q": "walidacja"}))
    last = text_of(client.get(address("pl"), {"q": "walidacja", "page": "99"}))
    assert first.count('class="result"') == 20
    assert last.count('class="result"') == 5
    assert "?q=walidacja&amp;page=2" in first


def test_an_empty_index_says_that_it_is_being_prepared(client, search_path):
    with translation.override("en"):
        text = text_of(client.get(address("en"), {"q": "partnership"}))
    assert "being prepared" in text


def test_queries_do_not_grow_with_results(
    client, search_path, corpus, django_assert_max_num_queries
):
    client.get(address("pl"))
    for number in range(40):
        row = corpus.add(
            f"Walidacja {number}", terms=[("topic", "guidance"), ("country", "PL")]
        )
        current_engine().index([row])
        if number in (0, 39):
            # Labels of facets and hits: 1. The rest is the frame of every page.
            with django_assert_max_num_queries(1 + 12):
                client.get(address("pl"), {"q": "walidacja"})
