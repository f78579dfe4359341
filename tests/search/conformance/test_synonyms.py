"""What editors say that words mean: both engines find it, in every language."""

import pytest

from search.protocol import Query, SearchEngine
from search.synonyms.models import SynonymGroup
from search.synonyms.table import table_of, trying
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
