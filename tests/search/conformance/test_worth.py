"""What raises records beside words decides between equals, and no more than that."""

import pytest
from django.utils import timezone

from search import ranking
from search.protocol import Query, SearchEngine
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def proven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "_raised", {("sample-level", "3"): 1.06})


def keys(engine: SearchEngine, text: str) -> list[str]:
    return [hit.key for hit in engine.search(Query(text, "pl")).hits]


def test_evidence_decides_between_equals(engine: SearchEngine, corpus: Corpus):
    proven = corpus.add("Klub wędkarzy", terms=[("sample-level", "3")])
    plain = corpus.add("Klub wędkarzy")
    engine.index([proven, plain])
    assert keys(engine, "klub wędkarzy") == [str(proven.key), str(plain.key)]


def test_a_fresh_record_stands_before_an_old_one(engine: SearchEngine, corpus: Corpus):
    year = timezone.localdate().year
    fresh = corpus.add("Klub wędkarzy", date=f"{year}-01")
    recent = corpus.add("Klub wędkarzy", date=str(year - 3))
    old = corpus.add("Klub wędkarzy", date=str(year - 9))
    undated = corpus.add("Klub wędkarzy", date="")
    engine.index([fresh, recent, old, undated])
    found = keys(engine, "klub wędkarzy")
    assert found[:2] == [str(fresh.key), str(recent.key)]
    assert set(found[2:]) == {str(old.key), str(undated.key)}


def test_a_better_answer_stands_before_a_worthier_one(
    engine: SearchEngine, corpus: Corpus
):
    year = timezone.localdate().year
    worthy = corpus.add(
        "Klub nad rzeką",
        text="Spotykają się tu wędkarze.",
        terms=[("sample-level", "3")],
        date=str(year),
    )
    better = corpus.add("Klub wędkarzy", date="2001")
    engine.index([better, worthy])
    assert keys(engine, "klub wędkarzy") == [str(better.key), str(worthy.key)]


def test_an_expert_is_told(engine: SearchEngine, corpus: Corpus):
    year = timezone.localdate().year
    row = corpus.add("Klub wędkarzy", terms=[("sample-level", "3")], date=str(year))
    engine.index([row])
    (told,) = engine.explain(Query("wędkarz", "pl"))
    assert "sample-level 3: score times 1.06" in told.reasons
    assert f"of {year}: score times 1.04" in told.reasons
