"""Whoever types a title finds it first."""

import pytest

from search.protocol import Query

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
