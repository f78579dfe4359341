"""Suggestions while typing, what is alike, and reasons: on both engines."""

import pytest

from search.protocol import Query, Scope, SearchEngine
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db


def suggested(engine: SearchEngine, text: str, language: str = "pl") -> list[str]:
    return [
        "".join(part.text for part in item.title)
        for item in engine.suggest(text, language, 5)
    ]


def test_titles_that_continue_what_is_typed(engine, corpus: Corpus):
    engine.index(
        [
            corpus.add("Kształcenie dorosłych w Łodzi"),
            corpus.add("Doradztwo zawodowe"),
            corpus.add("Inne", summary="Kształcenie w streszczeniu"),
        ]
    )
    for typed in ("ksz", "Kształcenie", "ksztalcenie dor", "dorosłych w ło", "w lodzi"):
        assert suggested(engine, typed) == ["Kształcenie dorosłych w Łodzi"], typed
    assert suggested(engine, "doradztwo łódź") == []
    (item,) = engine.suggest("zawod", "pl", 5)
    assert [part.text for part in item.title if part.marked] == ["zawodowe"]
    assert item.path.startswith("/pl/sample/")


@pytest.mark.parametrize(
    "text", ["", " ", "k", '"', "*", "-", "((", "\x00", "a" * 5_000, "🙂", "kszt*lc"]
)
def test_nothing_continues_what_is_no_word(engine, corpus, text):
    engine.index([corpus.add("Kształcenie dorosłych")])
    assert suggested(engine, text) == []


def test_suggestions_are_the_readers_best_versions(engine, corpus):
    polish = corpus.add("Walidacja umiejętności", "pl")
    english = corpus.add("Walidacja of skills", "en", key=polish.key)
    foreign = corpus.add("Walidacja тільки", "uk")
    gone = corpus.add("Walidacja wycofana")
    engine.index([polish, english, foreign, gone])
    engine.index([corpus.withdraw(gone)])
    assert suggested(engine, "walid", "pl") == [
        "Walidacja umiejętności",
        "Walidacja тільки",
    ]
    assert suggested(engine, "walid", "en") == [
        "Walidacja of skills",
        "Walidacja тільки",
    ]
    assert len(engine.suggest("walid", "pl", 1)) == 1


def test_what_is_alike_or_that_nobody_can_tell(engine, corpus):
    texts = [
        "Doradcy zawodowi rozmawiają z seniorami o walidacji umiejętności",
        "Seniorzy i walidacja umiejętności: rozmowy z doradcami zawodowymi",
        "Pszczoły w mieście i miody wiosenne",
        "Miody wiosenne, pszczoły i łąki",
    ]
    rows = [corpus.add(f"Zapis {n}", text=text) for n, text in enumerate(texts)]
    other = corpus.add("Zapis innego rodzaju", text=texts[0], kind="sample-other")
    engine.index([*rows, other])
    found = engine.similar(str(rows[0].key), "pl", 3)
    if engine.name == "embedded":
        assert found is None
        return
    assert next(iter(found)).key == str(rows[1].key)
    assert str(rows[0].key) not in {hit.key for hit in found}
    assert {hit.kind for hit in found} == {"sample-news"}
    assert list(engine.similar("00000000-0000-0000-0000-000000000000", "pl", 3)) == []
    engine.index([corpus.withdraw(rows[1])])
    assert str(rows[1].key) not in {
        hit.key for hit in engine.similar(str(rows[0].key), "pl", 3)
    }


def test_a_topic_in_common_is_alike(engine, corpus):
    own = corpus.add("Walidacja", terms=[("topic", "x")])
    alike = corpus.add("Validation", "en", terms=[("topic", "x")])
    engine.index([own, alike, corpus.add("Miody", terms=[("topic", "y")])])
    found = engine.similar(str(own.key), "pl", 3)
    assert found is None or [hit.key for hit in found] == [str(alike.key)]


def test_every_hit_has_its_reasons(engine, corpus):
    engine.index([corpus.add("Walidacja", text="w tekście"), corpus.add("Walidacje")])
    found = engine.explain(Query("walidacja", "pl"))
    assert [item.place for item in found] == [1, 2]
    assert all(item.reasons for item in found)
    assert engine.explain(Query("?", "pl")) == []


def test_orders_of_what_answers(engine, corpus):
    rows = [
        corpus.add("Walidacja", date="2020", text="walidacja " * 9),
        corpus.add("Inne", date="2024", text="o walidacji"),
        corpus.add("Walidacja obca", "en", date="2022"),
    ]
    engine.index(rows)
    for scope in (Scope.FIRST, Scope.ALL):
        query = Query("walidacja", "pl", scope)
        best = [hit.language for hit in engine.search(query).hits]
        assert sorted(best) == ["en", "pl", "pl"]
    from_newest = Query("walidacja", "pl", Scope.ALL, sort="newest")
    assert [hit.date for hit in engine.search(from_newest).hits] == [
        "2024",
        "2022",
        "2020",
    ]


def test_alike_in_every_language_an_object_counts_once(engine, corpus):
    """Also where all languages are asked alike, in totals and in numbers."""
    rows = []
    for number in range(7):
        first = corpus.add(f"Projekt {number}", terms=[("topic", "x")])
        rows.append(first)
        for language in ("en", "uk")[: number % 3]:
            rows.append(
                corpus.add(
                    f"Projekt {number}",
                    language,
                    key=first.key,
                    terms=[("topic", "x")],
                )
            )
    engine.index(rows)
    for reader in ("pl", "en", "uk"):
        for scope in (Scope.FIRST, Scope.ALL):
            results = engine.search(Query("projekt", reader, scope))
            assert results.total == len({hit.key for hit in results.hits}) == 7
            assert results.facets["topic"] == {"x": 7}
            assert sum(results.facets["language"].values()) == 7


def test_versions_that_are_taken_out(engine, corpus):
    polish = corpus.add("Walidacja")
    english = corpus.add("Walidacja", "en", key=polish.key)
    engine.index([polish, english])
    engine.withdraw([(str(polish.key), "pl")])
    (hit,) = engine.search(Query("walidacja", "pl")).hits
    assert hit.language == "en"
    engine.index([polish])
    (hit,) = engine.search(Query("walidacja", "pl")).hits
    assert hit.language == "pl"
