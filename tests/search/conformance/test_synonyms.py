"""What editors say that words mean: both engines find it, in every language."""

import pytest

from search.protocol import Query, SearchEngine
from search.synonyms.groups import table_of
from search.synonyms.models import SynonymGroup
from search.synonyms.table import trying
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db

WORDS = {"pl": ["wędkarz"], "en": ["angler"], "uk": ["рибалка"]}


def keys(engine: SearchEngine, text: str, language: str = "pl") -> list[str]:
    return [hit.key for hit in engine.search(Query(text, language)).hits]


def test_one_language_leads_to_the_others(engine: SearchEngine, corpus: Corpus):
    english = corpus.add("A meeting of anglers", "en", summary="By the river.")
    ukrainian = corpus.add("Рибалки", "uk", summary="Біля річки.")
    engine.index([english, ukrainian])
    assert keys(engine, "wędkarz") == []
    with trying(table_of([WORDS])):
        found = engine.search(Query("wędkarze", "pl"))
        assert {hit.key for hit in found.hits} == {str(english.key), str(ukrainian.key)}
        assert found.corrected is None
        marked = {part.text for hit in found.hits for part in hit.title if part.marked}
        assert marked == {"anglers", "Рибалки"}


def test_a_typed_word_counts_more_than_what_it_means(
    engine: SearchEngine, corpus: Corpus
):
    typed = corpus.add("Wędkarz nad rzeką", "pl", summary="Połów.")
    meant = corpus.add("Rybołówca nad rzeką", "pl", summary="Połów.")
    engine.index([meant, typed])
    with trying(table_of([{"pl": ["wędkarz", "rybołówca"]}])):
        assert keys(engine, "wędkarz") == [str(typed.key), str(meant.key)]


def test_a_quoted_word_means_itself(engine: SearchEngine, corpus: Corpus):
    engine.index([corpus.add("A meeting of anglers", "en", summary="By the river.")])
    with trying(table_of([WORDS])):
        assert keys(engine, '"wędkarz"') == []
        assert keys(engine, "+wędkarz") == []


def test_a_change_needs_no_rebuild(engine: SearchEngine, corpus: Corpus):
    english = corpus.add("A meeting of anglers", "en", summary="By the river.")
    engine.index([english])
    group = SynonymGroup.objects.create(words_pl="wędkarz", words_en="angler")
    assert keys(engine, "wędkarz") == [str(english.key)]
    group.active = False
    group.save()
    assert keys(engine, "wędkarz") == []


def test_a_hit_names_what_means_the_same(engine: SearchEngine, corpus: Corpus):
    english = corpus.add("A meeting of anglers in Poznań", "en", summary="A river.")
    engine.index([english])
    with trying(table_of([WORDS])):
        (hit,) = engine.search(Query("wędkarze Poznań", "pl")).hits
    assert [(m.typed, list(m.found)) for m in hit.meanings] == [
        ("wędkarze", ["anglers"])
    ]
    (hit,) = engine.search(Query("Poznań", "pl")).hits
    assert list(hit.meanings) == []


def test_words_of_a_longer_entry_do_not_stand_alone(
    engine: SearchEngine, corpus: Corpus
):
    licence = corpus.add("Driving licence", "en")
    lawyer = corpus.add("The law and the people", "en")
    engine.index([licence, lawyer])
    groups = [
        {"pl": ["prawo jazdy"], "en": ["driving licence"]},
        {"pl": ["prawo"], "en": ["law"]},
    ]
    with trying(table_of(groups)):
        assert keys(engine, "prawo jazdy") == [str(licence.key)]
        assert keys(engine, "prawo") == [str(lawyer.key)]


def test_a_name_is_found_in_the_other_script(engine: SearchEngine, corpus: Corpus):
    ukrainian = corpus.add("Зустріч з Мареком Наварою", "uk")
    polish = corpus.add("Spotkanie z Tarasem Szewczenką", "pl")
    engine.index([ukrainian, polish])
    assert keys(engine, "Marek Nawara", "pl") == [str(ukrainian.key)]
    assert keys(engine, "Тарас Шевченко", "uk") == [str(polish.key)]
    assert keys(engine, '"Nawara"', "pl") == []
