"""Whoever types a title finds it first."""

import uuid

import pytest

from search.protocol import Query, Scope
from search.shortcut import titled

pytestmark = pytest.mark.django_db


def test_the_very_title_comes_first(engine, corpus):
    engine.index(
        [
            corpus.add("Pociąg do kariery"),
            corpus.add(
                "Kariera", summary="Pociąg do kariery", text="pociąg kariery " * 5
            ),
            corpus.add("Doradztwo", text="pociąg do kariery " * 5),
        ]
    )
    for typed in ("Pociąg do kariery", "pociag do kariery"):
        first = engine.search(Query(typed, "pl")).hits[0]
        assert "".join(part.text for part in first.title) == "Pociąg do kariery"


TITLES = {
    "pl": "Pociąg do kariery",
    "en": "The career train",
    "uk": "Потяг до кар'єри",
}


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("reader", list(TITLES))
def test_a_title_in_any_language_leads_to_its_text(engine, corpus, scope, reader):
    key = uuid.uuid4()
    others = ("Career train 2", "The train of careers", "Kariera", "Потяг, кар'єра")
    engine.index(
        [
            *(corpus.add(title, code, key=key) for code, title in TITLES.items()),
            *(corpus.add(title, code) for title in others for code in TITLES),
        ]
    )
    for language, title in TITLES.items():
        for terms in ({}, {"topic": ["none"]}):
            query = Query(title.upper(), reader, scope=scope, terms=terms)
            found = titled(engine, query, engine.search(query))
            assert found
            assert (found.key, found.language) == (str(key), language)


def test_words_are_no_title(engine, corpus):
    engine.index([corpus.add("Pociąg do kariery"), corpus.add("Kariera")])
    for typed in ("kariera pociąg", "pociąg", "kariera do kariery", "-pociąg kariera"):
        query = Query(typed, "pl")
        assert titled(engine, query, engine.search(query)) is None
