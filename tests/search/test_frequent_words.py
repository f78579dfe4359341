"""Words in many texts: answered from sets, with the same answers."""

import random

import pytest

from search.embedded import frequent
from search.embedded.bitmaps import bits_of
from search.embedded.slices import Slices
from search.protocol import Query, Scope

pytestmark = pytest.mark.django_db


def test_numbers_added_digit_by_digit_are_sums():
    chance = random.Random(7)
    slices = Slices()
    sums = dict.fromkeys(range(200), 0)
    for _round in range(30):
        some = chance.sample(range(200), chance.randint(0, 200))
        weight = chance.randint(0, 300)
        slices.add(bits_of(some), weight)
        for number in some:
            sums[number] += weight
    assert slices.values(range(200)) == sums
    for wanted in (0, 1, 7, 150, 200, 300):
        within = chance.sample(range(200), 160)
        best = sorted(within, key=lambda number: (-sums[number], -number))[:wanted]
        assert set(slices.highest(bits_of(within), wanted)) == set(best)


@pytest.fixture
def few_are_common(monkeypatch):
    monkeypatch.setattr(frequent, "COMMON", 3)


def keys(engine, text: str, **more) -> set[str]:
    results = engine.search(Query(text, "pl", facets=(), limit=50, **more))
    assert results.total == len(results.hits)
    return {hit.key for hit in results.hits}


def test_common_words_find_what_has_them(engine, corpus, few_are_common):
    titled = corpus.add("Doradztwo zawodowe")
    rows = [corpus.add(f"Inne {n}", text="doradztwo dla szkół") for n in range(8)]
    other = corpus.add("Zupełnie co innego", text="pszczelarstwo")
    engine.index([titled, *rows, other])
    found = engine.search(Query("doradztwem", "pl", facets=()))
    assert found.total == 9
    assert found.hits[0].key == str(titled.key)
    assert keys(engine, "doradztwo zawodowe pszczelarstwo") == {
        str(row.key) for row in [titled, *rows, other]
    }
    assert keys(engine, "+doradztwo zawodowe -szkół") == {str(titled.key)}
    assert keys(engine, "+pszczelarstwo doradztwo") == {str(other.key)}
    assert keys(engine, '"doradztwo dla szkół"') == {str(row.key) for row in rows}


def test_sets_follow_what_changes(engine, corpus, few_are_common):
    rows = [corpus.add(f"Doradztwo {n}") for n in range(8)]
    engine.index(rows)
    later = corpus.add("Nowe doradztwo")
    engine.index([later, corpus.withdraw(rows[0])])
    expected = {str(row.key) for row in [*rows[1:], later]}
    assert keys(engine, "doradztwo") == expected
    engine.index([corpus.add("Pszczoły", key=later.key)])
    assert keys(engine, "doradztwo") == expected - {str(later.key)}
    engine.withdraw([(str(rows[1].key), "pl")])
    assert keys(engine, "doradztwo") == {str(row.key) for row in rows[2:]}


def test_an_object_counts_once_in_every_language(engine, corpus, few_are_common):
    for number in range(6):
        polish = corpus.add(f"FREREF {number}")
        english = corpus.add(f"FREREF {number}", "en", key=polish.key)
        engine.index([polish, english])
    foreign = corpus.add("FREREF", "en")
    engine.index([foreign])
    for scope in (Scope.FIRST, Scope.ALL):
        results = engine.search(Query("freref", "pl", scope, limit=50))
        assert (results.total, len({hit.key for hit in results.hits})) == (7, 7)
        assert results.facets["language"] == {"pl": 6, "en": 1}


def test_the_text_with_every_word_comes_first(engine, corpus):
    repeated = corpus.add("Umowa i umowy", text="umowa umowy umowie " * 5)
    whole = corpus.add("Początek", text="W Krakowie podpisano umowę partnerską.")
    engine.index([whole, repeated])
    found = engine.search(Query("podpisano umowę partnerską", "pl"))
    assert found.hits[0].key == str(whole.key)


def test_the_very_title_comes_before_longer_ones(engine, corpus):
    exact = corpus.add("Plan działania")
    longer = corpus.add("Plan działania i plan działania na rok", text="plan działania")
    engine.index([exact, longer])
    found = engine.search(Query("plan działania", "pl"))
    assert found.hits[0].key == str(exact.key)
