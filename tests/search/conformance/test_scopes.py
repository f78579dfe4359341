"""Languages, objects that count once, concepts, filters and facets."""

import pytest

from search.protocol import Query, Scope
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db
FORMS = {
    "pl": "Walidacja umiejętności",
    "en": "Validation of skills",
    "uk": "Валідація умінь",
}


def found(engine, text: str, language: str, **more) -> list[tuple[str, str]]:
    results = engine.search(Query(text, language, **more))
    assert results.total == len(results.hits)
    return [(hit.key, hit.language) for hit in results.hits]


@pytest.fixture
def topic() -> Concept:
    concept, _created = Concept.objects.rewrite(False).update_or_create(
        scheme="topic",
        code="sample-topic",
        defaults={
            "label_pl": "Zielona transformacja",
            "label_en": "Green transition",
            "label_uk": "Зелений перехід",
        },
    )
    return concept


def test_an_object_counts_once_in_its_best_version(engine, corpus):
    rows = [corpus.add(FORMS["pl"], text="walidacja validation валідація")]
    for language in ("en", "uk"):
        rows.append(
            corpus.add(
                FORMS[language],
                language,
                key=rows[0].key,
                text="walidacja validation валідація",
            )
        )
    engine.index(rows)
    for language in FORMS:
        for scope in Scope:
            hits = found(engine, "walidacja", language, scope=scope)
            assert hits == [(str(rows[0].key), language)]


def test_the_best_version_changes_with_what_exists(engine, corpus):
    polish = corpus.add("Walidacja", "pl")
    engine.index([polish])
    assert found(engine, "walidacja", "uk") == [(str(polish.key), "pl")]
    english = corpus.add("Walidacja", "en", key=polish.key)
    engine.index([english])
    assert found(engine, "walidacja", "uk") == [(str(polish.key), "en")]
    engine.index([corpus.withdraw(english)])
    assert found(engine, "walidacja", "uk") == [(str(polish.key), "pl")]


def test_scopes(engine, corpus):
    polish = corpus.add("Walidacja", "pl")
    both = corpus.add("Walidacja efektów", "pl")
    translated = corpus.add("Зовсім інше", "uk", key=both.key)
    engine.index([polish, both, translated])
    assert found(engine, "walidacja", "uk", scope=Scope.ONLY) == []
    assert found(engine, "walidacja", "uk", scope=Scope.FIRST) == [
        (str(polish.key), "pl")
    ]
    assert set(found(engine, "walidacja", "uk", scope=Scope.ALL)) == {
        (str(polish.key), "pl"),
        (str(both.key), "pl"),
    }


def test_the_readers_language_comes_first(engine, corpus):
    english = corpus.add("Kraków", "en")
    polish = corpus.add("Inne", "pl", text="W mieście Kraków.")
    engine.index([english, polish])
    assert [hit[1] for hit in found(engine, "kraków", "pl")] == ["pl", "en"]
    assert [hit[1] for hit in found(engine, "krakow", "en")] == ["en", "pl"]


def test_a_concept_leads_across_languages(engine, corpus, topic):
    row = corpus.add("Coś innego", "pl", terms=[("topic", topic.code)])
    engine.index([row])
    (hit,) = engine.search(Query("зелений перехід", "uk")).hits
    assert (hit.language, list(hit.concepts)) == ("pl", [("topic", topic.code)])
    assert list(hit.matched) == []
    (hit,) = engine.search(Query("innego", "pl")).hits
    assert list(hit.concepts) == []


def test_filters_and_their_numbers(engine, corpus):
    def add(kind: str, topic: str, language: str = "pl") -> None:
        row = corpus.add(
            "Partnerstwo",
            language,
            kind=kind,
            terms=[("topic", topic), ("year", "2020")],
        )
        engine.index([row])

    add("practice", "guidance")
    add("practice", "quality")
    add("news", "quality")
    add("news", "quality", "en")
    everything = engine.search(Query("partnerstwo", "pl"))
    assert everything.total == 4
    assert everything.facets["kind"] == {"practice": 2, "news": 2}
    assert everything.facets["language"] == {"pl": 3, "en": 1}
    assert everything.facets["topic"] == {"guidance": 1, "quality": 3}
    narrowed = engine.search(
        Query("partnerstwo", "pl", kinds=["practice"], terms={"topic": ["quality"]})
    )
    assert narrowed.total == 1
    # Each facet's numbers follow the other filters, not its own.
    assert narrowed.facets["kind"] == {"practice": 1, "news": 2}
    assert narrowed.facets["topic"] == {"guidance": 1, "quality": 1}
    assert narrowed.facets["year"] == {"2020": 1}
    assert engine.search(Query("partnerstwo", "pl", languages=["en"])).total == 1
    assert engine.search(Query("partnerstwo", "pl", kinds=["' OR 1"])).total == 0


def test_filters_without_text_list_the_newest_first(engine, corpus):
    engine.index(
        [
            corpus.add("Starsze", terms=[("topic", "x")], date="2019"),
            corpus.add("Nowsze", terms=[("topic", "x")], date="2024-05"),
            corpus.add("Inne"),
        ]
    )
    results = engine.search(Query("", "pl", terms={"topic": ["x"]}))
    assert [hit.title[0].text for hit in results.hits] == ["Nowsze", "Starsze"]


def test_pages(engine, corpus):
    engine.index([corpus.add(f"Partnerstwo {number}") for number in range(25)])
    pages = [engine.search(Query("partnerstwo", "pl", page=page)) for page in (1, 2, 3)]
    assert [len(results.hits) for results in pages] == [20, 5, 0]
    assert {results.total for results in pages} == {25}
    keys = [hit.key for results in pages for hit in results.hits]
    assert len(set(keys)) == 25
