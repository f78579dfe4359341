"""Why a hit stands among the results, and the way to a title that was typed."""

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from publication.models import Publication
from search.embedded import EmbeddedEngine
from search.engines import current_engine
from search.protocol import FileMatch, Query, Results, Segment
from tests.search.corpus import Corpus
from tests.search.page.conftest import Ask, all_of, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def walidacja(search_path, corpus: Corpus) -> Publication:
    """One public text that is found."""
    row = corpus.add("Walidacja")
    current_engine().index([row])
    return row


def reasons(page: Element) -> list[str]:
    return [said(item) for item in all_of(page, "p.why")]


def ways(page: Element) -> list[tuple[str | None, str | None]]:
    """Return address and language of the shortcuts of a page."""
    return [
        (link.get("href"), link.get("lang"))
        for item in all_of(page, "p.go-to")
        for link in item.iter("a")
    ]


def with_more(monkeypatch: pytest.MonkeyPatch, **more: Any) -> None:
    """Let hits carry more than the text answers."""
    search = EmbeddedEngine.search

    def answered(engine: EmbeddedEngine, query: Query) -> Results:
        results = search(engine, query)
        return replace(results, hits=[replace(hit, **more) for hit in results.hits])

    monkeypatch.setattr(EmbeddedEngine, "search", answered)


@pytest.mark.parametrize(
    ("file", "opened"),
    [
        (("/documents/7/raport.pdf", 12), "/documents/7/raport.pdf#page=12"),
        (("/documents/7/raport.pptx", 12), "/documents/7/raport.pptx"),
        (("/documents/7/raport.pdf", None), "/documents/7/raport.pdf"),
    ],
)
def test_a_file_is_named_with_its_page_and_passage(
    ask: Ask, walidacja, monkeypatch, file, opened
):
    passage = [Segment("o "), Segment("validation", marked=True), Segment(" <b>")]
    url, number = file
    match = FileMatch("Raport <i>", url, "en", number, passage)
    with_more(monkeypatch, file=match)
    page = ask("en", q="walidacja")
    [link] = [item for why in all_of(page, "p.why") for item in why.iter("a")]
    assert link.get("href") == opened
    assert said(link) == "Raport <i>"
    assert link.get("lang") is None
    page = ask("pl", q="walidacja")
    [quoted] = list(page.iter("q"))
    assert quoted.get("lang") == "en"
    assert said(quoted) == "o validation <b>"
    assert [said(mark) for mark in quoted.iter("mark")] == ["validation"]
    assert (", page 12" in reasons(ask("en", q="walidacja"))[-1]) == bool(number)


def test_what_editors_put_first_says_so(ask: Ask, walidacja, monkeypatch):
    assert reasons(ask("en", q="walidacja", s="all", lng="pl")) == [
        "Found in the Polish text: walidacja."
    ]
    with_more(monkeypatch, first=True)
    found = reasons(ask("en", q="walidacja", s="all"))
    assert found[0] == "Chosen by the editors for this question."
    assert len(found) == 2


def test_a_concept_that_led_to_it_is_named_for_the_reader(
    ask: Ask, search_path, corpus: Corpus
):
    row = corpus.add("Pociąg", terms=[("country", "BE")])
    current_engine().index([row])
    assert reasons(ask("en", q="Belgium", s="all")) == [
        "Found by the country “Belgium”."
    ]


@pytest.mark.parametrize("typed", ["Pociąg do kariery", "pociag DO kariery!", '"pociąg do kariery"'])  # fmt: skip
def test_who_types_a_title_can_go_there(ask: Ask, search_path, corpus: Corpus, typed):
    row = corpus.add("Pociąg do kariery")
    current_engine().index([row, corpus.add("Pociąg do kariery zawodowej")])
    assert ways(ask(q=typed)) == [(row.path, None)]


def test_the_way_leads_past_filters_and_languages(
    ask: Ask, search_path, corpus: Corpus
):
    row = corpus.add("Career train", "en", kind="news")
    current_engine().index([row, *(corpus.add(f"Career {n}") for n in range(25))])
    assert ways(ask(q="career train")) == [(row.path, "en")]
    assert ways(ask(q="career train", s="only")) == [(row.path, "en")]
    assert ways(ask(q="career train", kind="practice")) == [(row.path, "en")]
    assert ways(ask("en", q="career train")) == [(row.path, None)]


def test_there_is_no_way_to_several_or_to_none(ask: Ask, search_path, corpus: Corpus):
    current_engine().index([corpus.add("Walidacja"), corpus.add("Walidacja")])
    assert ways(ask(q="walidacja")) == []
    current_engine().index([corpus.add("Doradztwo"), corpus.add("Kariera zawodowa")])
    assert ways(ask(q="kariera")) == []
    assert ways(ask(q="doradztwo -kariera")) == []
    assert ways(ask(q="doradztwo", page="2")) == [(ways(ask(q="doradztwo")))[0]]


def test_the_whole_title_is_compared_not_its_words(
    ask: Ask, search_path, corpus: Corpus
):
    current_engine().index([corpus.add("Kariera zawodowa i jej rozwój")])
    assert ways(ask(q="rozwój i jej zawodowa kariera")) == []


def test_facts_in_a_passage_stay_apart(ask: Ask, search_path, corpus: Corpus):
    facts = "Urząd Pracy\nMałopolska\nOrnitologia\nTak jest.\nDalej."
    current_engine().index([corpus.add("Tytuł", text=facts)])
    (hit,) = all_of(ask(q="ornitologia"), "li.result")
    assert "Urząd Pracy · Małopolska · Ornitologia · Tak jest. Dalej." in said(hit)
