"""What editors put first stands before everything else, whichever engine answers."""

from dataclasses import replace

import pytest

from search.protocol import Query, Scope, SearchEngine, Sort
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db


ASKED = Query("ornitologia", "pl")


@pytest.fixture
def keys(engine: SearchEngine, corpus: Corpus) -> dict[str, str]:
    """Three answers to what is asked, and two objects besides, by title."""
    rows = [
        corpus.add("Ornitologia", "pl", summary="Ornitologia."),
        corpus.add("O ptakach", "pl", summary="Ornitologia i inne."),
        corpus.add("Wykład", "pl", text="Była też ornitologia."),
        corpus.add("Zupełnie co innego", "pl", kind="news"),
        corpus.add("Something else", "en"),
    ]
    engine.index(rows)
    return {row.title: str(row.key) for row in rows}


def titles(engine: SearchEngine, query: Query) -> list[str]:
    return [
        "".join(part.text for part in hit.title) for hit in engine.search(query).hits
    ]


def test_in_the_editors_order_answering_or_not(
    engine: SearchEngine, keys: dict[str, str]
):
    first = [keys[name] for name in ("Zupełnie co innego", "Wykład")]
    plain = titles(engine, ASKED)
    assert set(plain) == {"Ornitologia", "O ptakach", "Wykład"}
    query = replace(ASKED, first=first)
    found = engine.search(query)
    assert titles(engine, query) == [
        "Zupełnie co innego",
        "Wykład",
        *(title for title in plain if title != "Wykład"),
    ]
    assert found.total == 4
    assert [hit.first for hit in found.hits] == [True, True, False, False]


def test_pages_go_on_where_the_last_one_ended(
    engine: SearchEngine, keys: dict[str, str]
):
    query = replace(ASKED, first=[keys["Zupełnie co innego"]], limit=1)
    whole = titles(engine, replace(query, limit=10))
    paged = [titles(engine, replace(query, page=page))[0] for page in (1, 2, 3, 4)]
    assert paged == whole
    assert titles(engine, replace(query, page=5)) == []


def test_filters_and_scope_keep_it_out(engine: SearchEngine, keys: dict[str, str]):
    first = [keys[name] for name in ("Zupełnie co innego", "Something else")]
    query = replace(ASKED, first=first)
    narrowed = replace(query, kinds=["practice"], facets=["kind"])
    assert "Zupełnie co innego" not in titles(engine, narrowed)
    assert engine.search(narrowed).facets["kind"]["news"] == 1
    only = replace(query, scope=Scope.ONLY)
    assert "Something else" not in titles(engine, only)
    for scope in (Scope.FIRST, Scope.ALL):
        assert titles(engine, replace(query, scope=scope))[1] == "Something else"


@pytest.mark.usefixtures("keys")
def test_an_object_in_two_languages_stands_there_once(
    engine: SearchEngine, corpus: Corpus
):
    polish = corpus.add("Ptaki", "pl")
    english = corpus.add("Ornitologia of birds", "en", key=polish.key)
    engine.index([polish, english])
    for scope in Scope:
        found = engine.search(replace(ASKED, first=[str(polish.key)], scope=scope))
        assert [hit.key for hit in found.hits].count(str(polish.key)) == 1
        assert found.hits[0].key == str(polish.key)


def test_sorted_lists_and_empty_questions_pass_it_over(
    engine: SearchEngine, keys: dict[str, str]
):
    first = [keys["Zupełnie co innego"]]
    by_title = replace(ASKED, first=first, sort=Sort.TITLE)
    assert titles(engine, by_title) == titles(engine, replace(by_title, first=()))
    listed = replace(ASKED, text="", kinds=["news", "practice"], first=first)
    assert not any(hit.first for hit in engine.search(listed).hits)


def test_what_is_not_public_is_put_nowhere(engine: SearchEngine, keys: dict[str, str]):
    gone = keys["Zupełnie co innego"]
    engine.withdraw([(gone, "pl")])
    strange = "00000000-0000-4000-8000-000000000000"
    query = replace(ASKED, first=[gone, strange, "no key at all", '"'])
    assert titles(engine, query) == titles(engine, ASKED)
