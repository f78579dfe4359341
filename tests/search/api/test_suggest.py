"""Suggestions, and what is like an object."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.identity import key_for
from headless.budgets import query_budget
from publication.models import Publication
from search.engines import current_engine
from search.protocol import Hit, Segment

pytestmark = pytest.mark.django_db
SUGGEST = "search/suggest"


@pytest.mark.parametrize("typed", ["", " ", "d", "qqqq", "-"])
def test_too_little_suggests_nothing(ask, typed):
    assert ask(SUGGEST, q=typed)["items"] == []


def test_every_word_begins_a_word_of_the_title(ask):
    items = ask(SUGGEST, q="zna jak", lang="pl")["items"]
    assert items
    for item in items:
        title = item["title"]
        words = [
            title["text"][mark["start"] : mark["end"]].lower()
            for mark in title["marks"]
        ]
        assert any(word.startswith("zna") for word in words)
        assert any(word.startswith("jak") for word in words)
        assert item["url"].endswith(item["path"])


def test_the_reader_s_language_comes_first(ask, client, search_index):
    items = ask(SUGGEST, q="кра", lang="uk", limit=20)["items"]
    assert items
    own = [item["language"] == "uk" for item in items]
    assert own == sorted(own, reverse=True)
    response = client.get("/api/v1/search/suggest?q=кра&lang=uk&limit=20")
    assert response["Content-Language"] == ", ".join(
        sorted({item["language"] for item in items})
    )


def test_what_was_withdrawn_is_not_suggested(ask):
    before = ask(SUGGEST, q="doradztwo")["items"]
    assert before
    Publication.objects.filter(key=before[0]["key"]).delete()
    assert ask(SUGGEST, q="doradztwo")["items"] == before[1:]


@pytest.mark.parametrize("typed", ["doradztwo", "qqqq"])
def test_suggestions_cost_one_query(client, search_index, typed):
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/search/suggest", {"q": typed, "limit": 20})
    assert len(captured) <= query_budget("search_suggest")


@pytest.fixture
def practices(db):
    rows = Publication.objects.filter(kind="practice", withdrawn_at=None)
    return list(rows.order_by("key", "language").only("key", "language", "path"))


def hit(row):
    return Hit(
        key=str(row.key),
        kind="practice",
        language=row.language,
        path=row.path,
        title=[Segment("T")],
        summary=[],
        matched=[],
        concepts=[],
        terms={},
        date="",
    )


def test_the_embedded_engine_says_that_it_cannot_tell(ask, practices):
    assert current_engine().similar(str(practices[0].key), "pl", 3) is None
    data = ask(f"pages/{practices[0].key}/similar")
    assert (data["available"], data["items"]) == (False, [])


class Alike:
    """An engine that finds every practice alike."""

    rows = ()

    def similar(self, key, language, limit):
        return [hit(row) for row in self.rows][:limit]


@pytest.fixture
def alike(monkeypatch, practices):
    engine = Alike()
    engine.rows = practices[3:]
    monkeypatch.setattr("search.api.router.current_engine", lambda: engine)
    return engine


def test_what_is_alike_stands_as_in_lists(ask, alike, practices):
    data = ask(f"pages/{practices[0].key}/similar", lang="en", limit=2)
    assert data["available"] is True
    assert len(data["items"]) == 2
    assert {item["language"] for item in data["items"]} == {"en"}
    assert all(
        item in ask("practices", lang="en", limit=100)["items"]
        for item in data["items"]
    )


def test_other_languages_stand_in_when_asked(ask, alike, practices):
    data = ask(f"pages/{practices[0].key}/similar", lang="en", fallback=1)
    assert {item["language"] for item in data["items"]} == {"pl", "en", "uk"}


def test_an_object_in_another_language_says_so(client, search_index, alike, practices):
    key = practices[0].key
    Publication.objects.filter(key=key, language="uk").delete()
    response = client.get(f"/api/v1/pages/{key}/similar?lang=uk")
    assert response.status_code == 404
    assert response.json()["code"] == "language-missing"
    lenient = client.get(f"/api/v1/pages/{key}/similar?lang=uk&fallback=1")
    assert lenient.status_code == 200


def test_what_never_was_has_nothing_alike(client, alike):
    key = key_for("page", "never")
    assert client.get(f"/api/v1/pages/{key}/similar").status_code == 404


def test_alike_costs_two_queries(client, search_index, alike, practices):
    with CaptureQueriesContext(connection) as captured:
        client.get(f"/api/v1/pages/{practices[0].key}/similar?limit=20")
    assert len(captured) <= query_budget("similar")
