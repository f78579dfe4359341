"""The facets of the search page: shown, counted, chosen, taken away."""

from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from search.engines import current_engine
from search.facet_kinds import PAGE_FACETS
from search.narrowing import MOST_SHOWN, SHOWN
from tests.search.corpus import Corpus
from tests.search.page.conftest import Ask, all_of, said

pytestmark = pytest.mark.django_db
TERMS = {
    "topic": "guidance",
    "target-group": "adults",
    "partner": "mpku",
    "country": "PL",
    "nuts": "PL21",
    "county": "pl-1261",
    "year": "2019",
    "evidence-level": "2",
    "licence": "cc-by-4.0",
}


def choices(page: Element) -> dict[str, list[str]]:
    """Return the codes a reader can choose, by parameter."""
    found: dict[str, list[str]] = {}
    for box in page.iter("input"):
        if box.get("type") == "checkbox":
            found.setdefault(str(box.get("name")), []).append(str(box.get("value")))
    return found


def queries(page: Element, selector: str) -> list[dict[str, list[str]]]:
    return [
        parse_qs(urlsplit(str(link.get("href"))).query)
        for item in all_of(page, selector)
        for link in item.iter("a")
    ]


def hits(page: Element) -> int:
    return len(all_of(page, "li.result"))


@pytest.fixture
def filled(search_path, corpus: Corpus) -> Corpus:
    current_engine().index(
        [
            corpus.add("Walidacja", kind="practice", terms=TERMS.items()),
            corpus.add(
                "Walidacja inaczej",
                kind="news",
                terms=[("country", "FR"), ("topic", "guidance")],
            ),
            corpus.add("Walidacja bez niczego", kind="news"),
        ]
    )
    return corpus


def test_what_nothing_has_is_not_shown(ask: Ask, search_path, corpus: Corpus):
    current_engine().index([corpus.add("Walidacja", kind="news")])
    assert list(choices(ask(q="walidacja"))) == ["kind", "lng"]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_facet_that_has_values_is_shown_and_labelled(
    ask: Ask, filled: Corpus, language: str
):
    page = ask(language, q="walidacja")
    assert set(choices(page)) == {kind.name for kind in PAGE_FACETS}
    legends = [said(item) for item in page.iter("legend")]
    assert len(legends) == len(set(legends))
    assert not set(legends) & {kind.name for kind in PAGE_FACETS}


def test_labels_are_those_of_the_language(ask: Ask, filled: Corpus):
    for language, country in (("pl", "Francja"), ("en", "France"), ("uk", "Франція")):
        labels = [said(item) for item in ask(language, q="walidacja").iter("label")]
        assert f"{country}1" in labels


@pytest.mark.parametrize("kind", PAGE_FACETS, ids=lambda kind: kind.name)
def test_each_narrows_and_is_taken_away_alone(ask: Ask, filled: Corpus, kind):
    code = {**TERMS, "kind": "practice", "language": "pl"}[kind.facet]
    narrowed = ask(q="walidacja", s="all", **{kind.name: code})
    assert hits(narrowed) == {"topic": 2, "language": 3}.get(kind.facet, 1)
    assert queries(narrowed, "ul.filters-on") == [{"q": ["walidacja"], "s": ["all"]}]


def test_several_are_taken_away_one_by_one_or_all(ask: Ask, filled: Corpus):
    page = ask(q="walidacja", country=["PL", "FR"], topic="guidance", exact="1")
    assert hits(page) == 2
    left = queries(page, "ul.filters-on")
    usual = {"q": ["walidacja"], "exact": ["1"]}
    assert {**usual, "country": ["PL", "FR"]} in left
    assert {**usual, "country": ["FR"], "topic": ["guidance"]} in left
    assert left[-1] == usual
    assert len(left) == 4


def test_numbers_say_what_another_choice_would_give(ask: Ask, filled: Corpus):
    page = ask(q="walidacja", country="PL")
    labels = [said(item) for item in page.iter("label")]
    assert "Polska1" in labels
    assert "Francja1" in labels


def test_the_form_keeps_how_the_question_was_asked(ask: Ask, filled: Corpus):
    page = ask(q="walidacja", s="all", exact="1")
    hidden = {
        str(box.get("name")): box.get("value")
        for box in page.iter("input")
        if box.get("type") == "hidden"
    }
    assert hidden == {"q": "walidacja", "s": "all", "exact": "1"}


def test_long_lists_unfold_and_keep_in_sight_what_is_chosen(
    ask: Ask, search_path, corpus: Corpus
):
    current_engine().index(
        [
            corpus.add(f"Walidacja {year}", terms=[("year", str(year))])
            for year in range(1990, 2010)
        ]
    )
    page = ask(q="walidacja", year="1990")
    [more] = all_of(page, "details.more")
    unfolded = [box.get("value") for box in more.iter("input")]
    years = choices(page)["year"]
    assert years[:SHOWN] == [str(year) for year in range(2009, 2009 - SHOWN, -1)]
    assert years[SHOWN] == "1990"
    assert years[SHOWN + 1 :] == unfolded
    assert len(years) == 20


def test_a_code_that_nothing_has_can_be_taken_away(ask: Ask, filled: Corpus):
    page = ask(q="walidacja", partner="nikt", topic="guidance")
    assert hits(page) == 0
    assert {"q": ["walidacja"], "topic": ["guidance"]} in queries(page, "ul.filters-on")


def test_a_language_that_nothing_has_can_be_taken_away(ask: Ask, filled: Corpus):
    page = ask(q="walidacja", lng="de")
    assert hits(page) == 0
    assert queries(page, "ul.filters-on") == [{"q": ["walidacja"]}]


def test_a_facet_is_never_endless(ask: Ask, search_path, corpus: Corpus):
    partners = [("partner", f"partner-{number:03}") for number in range(150)]
    current_engine().index([corpus.add("Walidacja", terms=partners)])
    last = "partner-149"
    shown = choices(ask(q="walidacja", partner=last))["partner"]
    assert last in shown
    assert len(shown) == MOST_SHOWN + 1
