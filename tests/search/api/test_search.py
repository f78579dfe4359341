"""`/api/v1/search`: what is found, in the conventions of the API."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headless.budgets import FACET_QUERIES, query_budget
from publication.models import Publication
from search.api.marks import marked_text
from search.api.parameters import DEEPEST, FACETS
from search.engines import current_engine
from search.protocol import Correction, Results, Segment

pytestmark = pytest.mark.django_db


def numbers(data, facet):
    return {value["code"]: value["count"] for value in data["facets"][facet]}


def test_nothing_asked_finds_nothing(ask):
    data = ask()
    assert (data["total"], data["items"], data["next"]) == (0, [], None)
    assert data["ready"] is True
    assert data["degraded"] is False


def test_an_item_is_the_one_of_its_list_with_why_it_was_found(ask):
    found = ask(q="doradztwo", kind="practice")["items"][0]
    match = found.pop("match")
    listed = ask("practices", limit=100)["items"]
    assert found in listed
    assert match["words"]
    assert match["title"]["text"]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("pl", "doradztwo"), ("en", "guidance"), ("uk", "консультування")],
)
def test_marks_are_where_the_words_are(ask, language, typed):
    items = ask(q=typed, lang=language)["items"]
    assert items
    for item in items:
        assert item["language"] == language
        for shown in (item["match"]["title"], item["match"]["passage"]):
            words = [
                shown["text"][mark["start"] : mark["end"]] for mark in shown["marks"]
            ]
            marked = re.findall(r"<mark>(.*?)</mark>", shown["html"])
            assert [html.unescape(word) for word in marked] == words
            bare = re.sub("</?mark>", "", shown["html"])
            assert html.unescape(bare) == shown["text"]


def test_marked_text_is_safe_and_counts_characters():
    shown = marked_text([Segment("😀 <b>&"), Segment("Ї</mark>", marked=True)])
    assert shown == {
        "text": "😀 <b>&Ї</mark>",
        "marks": [{"start": 6, "end": 14}],
        "html": "😀 &lt;b&gt;&amp;<mark>Ї&lt;/mark&gt;</mark>",
    }


def test_only_the_language_asked_for_unless_others_may_stand_in(ask):
    strict = ask(q="Polska", lang="en", limit=100)
    assert {item["language"] for item in strict["items"]} <= {"en"}
    scope = ask(q="Polska", lang="en", limit=100, scope="first")
    fallback = ask(q="Polska", lang="en", limit=100, fallback=1)
    assert scope == fallback


def test_content_language_names_those_of_the_items(client, search_index):
    response = client.get("/api/v1/search?q=guidance&lang=en")
    assert response["Content-Language"] == "en"
    assert response["Surrogate-Key"] == "log"
    again = client.get(
        "/api/v1/search?q=guidance&lang=en",
        headers={"If-None-Match": response["ETag"]},
    )
    assert again.status_code == 304


def test_a_cursor_leads_through_all_hits_once(ask, client):
    whole = ask(q="doradztwo", limit=100)
    keys, cursor = [], {}
    while True:
        data = ask(q="doradztwo", limit=5, **cursor)
        keys += [item["key"] for item in data["items"]]
        if data["next"] is None:
            break
        cursor = {"cursor": data["next"]}
    assert keys == [item["key"] for item in whole["items"]]
    assert len(keys) == len(set(keys)) == whole["total"] > 5


@pytest.mark.parametrize(
    "changed",
    [{"q": "kariera"}, {"lang": "en"}, {"limit": 6}, {"topic": "guidance"}],
    ids=str,
)
def test_a_cursor_belongs_to_one_question(ask, client, changed):
    asked = {"q": "doradztwo", "limit": 5}
    cursor = ask(**asked)["next"]
    response = client.get("/api/v1/search", {**asked, **changed, "cursor": cursor})
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "cursor"


def test_the_next_page_is_linked(client, search_index):
    response = client.get("/api/v1/search?q=doradztwo&limit=5")
    address = re.fullmatch(r'<(.*)>; rel="next"', response["Link"])[1]
    assert client.get(address).json()["items"]


class Everything:
    """An engine that finds more than can be reached."""

    def __init__(self, **told) -> None:
        self.told = told

    def search(self, query):
        return Results(total=10 * DEEPEST, **self.told)


def test_what_lies_too_deep_is_not_reached(client, monkeypatch):
    monkeypatch.setattr("search.api.router.current_engine", Everything)
    pages, address = 0, "/api/v1/search?q=x&limit=100"
    while address:
        response = client.get(address)
        pages += 1
        found = re.fullmatch(r'<(.*)>; rel="next"', response.headers.get("Link", ""))
        address = found and found[1]
    assert pages == DEEPEST // 100


def test_a_stand_in_is_named_and_not_kept(client, monkeypatch):
    told = {"degraded": True, "corrected": Correction("karjera", ["kariera"])}
    monkeypatch.setattr("search.api.router.current_engine", lambda: Everything(**told))
    response = client.get("/api/v1/search?q=karjera")
    assert response.json()["degraded"] is True
    assert response.json()["corrected"] == {
        "typed": "karjera",
        "searched": ["kariera"],
    }
    assert response["Cache-Control"] == "public, no-cache"


def test_an_index_that_is_being_made_says_so(client, settings, tmp_path):
    settings.SEARCH_PATH = str(tmp_path / "none.sqlite3")
    response = client.get("/api/v1/search?q=doradztwo&facets=1")
    data = response.json()
    assert (data["ready"], data["facets"], data["items"]) == (False, None, [])
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_choosing_a_code_gives_its_number(ask, language):
    asked = {"q": "Kraków Malopolska Краків", "scope": "all", "lang": language}
    data = ask(**asked, facets=1)
    assert list(data["facets"]) == list(FACETS)
    assert data["total"] > 0
    for facet in FACETS:
        for value in data["facets"][facet][:3]:
            chosen = ask(**asked, **{facet: value["code"]})
            assert chosen["total"] == value["count"], (facet, value)


def test_numbers_follow_the_other_filters(ask):
    everything = ask(q="doradztwo", facets=1)
    narrowed = ask(q="doradztwo", facets=1, country="FR,BE")
    assert numbers(narrowed, "country") == numbers(everything, "country")
    assert sum(numbers(narrowed, "kind").values()) == narrowed["total"]
    assert narrowed["total"] < everything["total"]


def test_facets_speak_the_language_asked_for(ask):
    facets = ask(q="Польща", lang="uk", scope="all", facets=1)["facets"]
    labels = {
        name: {value["code"]: value["label"] for value in values}
        for name, values in facets.items()
    }
    assert labels["country"]["PL"] == "Польща"
    assert labels["language"]["uk"] == "Українська"
    assert labels["kind"]["practice"] not in {"practice", ""}
    assert not any(code == label for code, label in labels["partner"].items())


def test_they_are_absent_unless_asked_for(ask):
    assert "facets" not in ask(q="doradztwo")


def test_filters_without_words_list_what_they_keep(ask):
    listed = ask("practices", country="FR", limit=100)
    found = ask(kind="practice", country="FR", limit=100)
    assert found["total"] == listed["total"] > 0
    assert {item["key"] for item in found["items"]} == {
        item["key"] for item in listed["items"]
    }


def test_titles_in_order(ask):
    found = ask(kind="practice", order="title", limit=100)["items"]
    listed = ask("practices", order="title", limit=100)["items"]
    assert [item["key"] for item in found] == [item["key"] for item in listed]


def test_a_mistake_is_searched_for_and_said(ask):
    data = ask(q="doratztwo")
    assert data["corrected"]["typed"] == "doratztwo"
    assert data["corrected"]["searched"]
    assert data["total"] > 0
    exact = ask(q="doratztwo", exact=1)
    assert exact["corrected"] is None
    assert exact["total"] == 0


def test_a_concept_that_leads_across_languages_is_named(ask):
    items = ask(q="Belgia", scope="all", lang="pl", limit=100)["items"]
    named = [item["match"]["concepts"] for item in items if item["match"]["concepts"]]
    assert [{"scheme": "country", "code": "BE", "label": "Belgia"}] in named


def test_what_was_withdrawn_a_moment_ago_is_left_out(ask):
    before = ask(q="doradztwo", limit=100)
    gone = before["items"][0]["key"]
    Publication.objects.filter(key=gone).delete()
    after = ask(q="doradztwo", limit=100)
    assert [item["key"] for item in after["items"]] == [
        item["key"] for item in before["items"][1:]
    ]


@pytest.mark.parametrize("typed", ["doradztwo", "Belgia", "", "nicniematakiego"])
@pytest.mark.parametrize("facets", [0, 1])
def test_it_costs_a_few_queries(client, search_index, typed, facets):
    asked = {"q": typed, "scope": "all", "limit": 100, "facets": facets}
    client.get("/api/v1/search", asked)
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/search", asked)
    assert len(captured) <= query_budget("search") + facets * FACET_QUERIES


def test_the_engine_of_the_site_answers(ask):
    assert current_engine().name == "embedded"
    assert ask(q="doradztwo")["total"] > 0
