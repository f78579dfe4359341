"""Suggestions, and what is like an object."""

import sqlite3

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.identity import key_for
from headless.budgets import query_budget
from publication.models import Publication, PublicationTermCount
from search.engines import current_engine
from search.protocol import Hit, Segment
from search.topics import MOST_TOPICS
from vocabularies.models import Concept

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


def test_topics_lead_to_the_search_page(ask, client):
    (topic,) = ask(SUGGEST, q="lifelong guid", lang="en")["topics"]
    label = topic["label"]
    marked = [label["text"][mark["start"] : mark["end"]] for mark in label["marks"]]
    assert marked == ["Lifelong", "guidance"]
    assert topic["path"] == f"/en/search/?topic={topic['code']}"
    page = client.get(topic["path"])
    assert page.status_code == 200
    assert page.context["results"].total > 0


@pytest.mark.parametrize(
    ("typed", "reader"),
    [("poradnictwo zaw", "en"), ("консульт", "pl"), ("guidance", "uk")],
)
def test_a_topic_is_found_in_any_language_and_said_in_the_reader_s(ask, typed, reader):
    topic = ask(SUGGEST, q=typed, lang=reader)["topics"][0]
    own = Concept.objects.get(scheme="topic", code=topic["code"])
    assert topic["language"] == reader
    assert topic["label"]["text"] == getattr(own, f"label_{reader}")
    assert topic["label"]["marks"] == []


def test_a_topic_without_records_is_not_suggested(ask):
    Concept.objects.create(
        scheme="topic",
        code="unused",
        label_pl="Nieużywany",
        label_en="Unused",
        label_uk="Невживаний",
    )
    assert ask(SUGGEST, q="nieużyw")["topics"] == []
    PublicationTermCount.objects.create(
        kind="practice", language="en", scheme="topic", code="unused", number=1
    )
    (topic,) = ask(SUGGEST, q="nieuzyw")["topics"]
    assert topic["code"] == "unused"


def test_few_topics_stand_beside_the_titles(ask):
    for language in ("pl", "en", "uk"):
        for letter in ("ed", "ro", "на", "pr"):
            topics = ask(SUGGEST, q=letter, lang=language)["topics"]
            assert len(topics) <= MOST_TOPICS
            assert len({topic["code"] for topic in topics}) == len(topics)


def test_kinds_are_named_for_the_reader(ask):
    names = {
        language: ask(SUGGEST, q="prao", lang=language)["items"][0]["kind_label"]
        for language in ("pl", "en", "uk")
    }
    assert names == {"pl": "Partner", "en": "Partner", "uk": "Партнер"}


def test_a_locked_index_suggests_no_titles(ask, monkeypatch):
    ask(SUGGEST, q="porad")

    def locked(*_arguments):
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr("search.embedded.engine.suggested", locked)
    answer = ask(SUGGEST, q="porad")
    assert answer["items"] == []
    assert answer["topics"]


def test_what_was_withdrawn_is_not_suggested(ask):
    before = ask(SUGGEST, q="doradztwo")["items"]
    assert before
    Publication.objects.filter(key=before[0]["key"]).delete()
    assert ask(SUGGEST, q="doradztwo")["items"] == before[1:]


@pytest.mark.parametrize("typed", ["doradztwo", "poradnictwo", "qqqq"])
def test_suggestions_cost_few_queries(client, search_index, typed):
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
