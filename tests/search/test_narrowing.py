"""Filters, facets and orders without words, against counting one by one."""

import tempfile
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from search.embedded import EmbeddedEngine, bitmaps
from search.protocol import Query, Scope, Sort
from search.ranking import lowered_terms, rank_lower
from tests.search.corpus import NOON

TOPICS = ["a", "b", "c"]


def version(number: int, language: str, sequence: int, **more: Any) -> Any:
    """Return a row of the publication table without a database."""
    terms = [
        SimpleNamespace(scheme=scheme, code=code)
        for scheme, code in more.get("terms", ())
    ]
    return SimpleNamespace(
        key=f"key-{number:05}",
        language=language,
        kind=more.get("kind", "practice"),
        path=f"/{language}/{number}/" if more.get("page", True) else "",
        title=f"Tytuł {number}",
        search_summary="",
        search_text="",
        date_key=more.get("date", ""),
        sort_key=more.get("sort", ""),
        changed=NOON,
        sequence=sequence,
        withdrawn_at=NOON if more.get("withdrawn") else None,
        terms=SimpleNamespace(all=lambda: terms),
    )


versions = st.builds(
    dict,
    number=st.integers(1, 12),
    language=st.sampled_from(LANGUAGE_CODES),
    kind=st.sampled_from(["practice", "news"]),
    date=st.sampled_from(["", "2019", "2024-05"]),
    sort=st.sampled_from(["", "01", "02"]),
    terms=st.lists(
        st.tuples(st.just("place"), st.sampled_from(TOPICS)), unique=True, max_size=3
    ),
    withdrawn=st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    history=st.lists(versions, max_size=40),
    reader=st.sampled_from(LANGUAGE_CODES),
    scope=st.sampled_from([Scope.FIRST, Scope.ONLY]),
    chosen=st.lists(st.sampled_from([*TOPICS, "none"]), unique=True, max_size=2),
    sort=st.sampled_from([Sort.NEWEST, Sort.TITLE]),
)
def test_numbers_and_order_are_those_of_counting(
    history, reader, scope, chosen, sort
) -> None:
    stored: dict[tuple[int, str], dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder) / "search.sqlite3")
        for sequence, item in enumerate(history, start=1):
            engine.index([version(sequence=sequence, **item)])
            stored[item["number"], item["language"]] = item
        public = {place: v for place, v in stored.items() if not v["withdrawn"]}
        expected = best(public, reader, scope)
        results = engine.search(
            Query(
                "",
                reader,
                scope,
                kinds=["practice"],
                terms={"place": chosen} if chosen else {},
                sort=sort,
                limit=100,
                facets=["place", "kind", "language"],
            )
        )
        engine.database.connection().close()
    practices = [v for v in expected if v["kind"] == "practice"]
    kept = [v for v in practices if not chosen or codes(v) & set(chosen)]
    assert results.total == len(kept) == len(results.hits)
    assert results.facets["place"] == Counter(
        code for v in practices for code in codes(v)
    )
    assert results.facets["kind"] == Counter(
        v["kind"] for v in expected if not chosen or codes(v) & set(chosen)
    )
    assert results.facets["language"] == Counter(v["language"] for v in kept)
    kept.sort(key=lambda v: (v["sort"], v["number"]))
    if sort == Sort.NEWEST:
        kept.sort(key=lambda v: v["date"], reverse=True)
    assert [hit.key for hit in results.hits] == [f"key-{v['number']:05}" for v in kept]


def best(public: dict, reader: str, scope: Scope) -> list[dict[str, Any]]:
    """Return the version of each object that a reader gets."""
    order = FALLBACK_ORDER[reader] if scope == Scope.FIRST else [reader]
    found = []
    for number in {number for number, _language in public}:
        languages = [code for code in order if (number, code) in public]
        found += [public[number, code] for code in languages[:1]]
    return found


def codes(item: dict[str, Any]) -> set[str]:
    return {code for _scheme, code in item["terms"]}


def filled(engine: EmbeddedEngine, number: int, **more: Any) -> None:
    engine.index(
        [
            version(n, "pl", n, date=f"{2000 + n % 20}", sort=f"{n:05}", **more)
            for n in range(1, number + 1)
        ]
    )


@pytest.mark.django_db
def test_every_page_of_a_long_list_is_another(engine) -> None:
    # More than are fetched at once: these are met in the order of the index.
    filled(engine, 1203, terms=[("place", "a")])
    seen = []
    for page in range(1, 62):
        query = Query("", "pl", kinds=["practice"], sort=Sort.TITLE, page=page)
        seen += [hit.key for hit in engine.search(query).hits]
    assert seen == [f"key-{n:05}" for n in range(1, 1204)]
    assert engine.search(query).facets["place"] == {"a": 1203}


@pytest.mark.django_db
def test_a_version_keeps_its_number(engine) -> None:
    numbers = set()
    connection = engine.database.connection()
    for sequence in range(1, 30):
        engine.index([version(1, "pl", sequence, terms=[("place", str(sequence))])])
        numbers.update(connection.execute("SELECT id FROM documents"))
    assert len(numbers) == 1
    assert bitmaps.codes_of(connection, "place") == ["29"]


@pytest.mark.django_db
def test_what_has_no_page_answers_only_who_asks_for_it(engine) -> None:
    engine.index([version(1, "pl", 1, kind="adoption", page=False)])
    asked = Query("", "pl", kinds=["adoption"], with_page=False)
    assert engine.search(asked).total == 1
    assert engine.search(Query("", "pl", kinds=["adoption"])).total == 0
    assert engine.search(Query("tytuł", "pl", with_page=False)).total == 0


@pytest.mark.django_db
def test_only_the_facets_asked_for_are_counted(engine) -> None:
    filled(engine, 2, terms=[("place", "a"), ("other", "x")])
    query = Query("", "pl", kinds=["practice"], facets=["place", "nothing"])
    assert engine.search(query).facets == {"place": {"a": 2}, "nothing": {}}
    assert engine.search(Query("tytuł", "pl", facets=())).facets == {}


@pytest.mark.django_db
def test_some_terms_rank_lower(engine, monkeypatch) -> None:
    monkeypatch.setattr("search.ranking._lowered", set())
    rank_lower("state", "old")
    assert lowered_terms() == [("state", "old")]
    filled(engine, 9)
    engine.index([version(9, "pl", 10, date="2019", terms=[("state", "old")])])
    newest = Query("", "pl", kinds=["practice"], sort=Sort.NEWEST)
    assert [hit.key for hit in engine.search(newest).hits][-1] == "key-00009"
    found = [hit.key for hit in engine.search(Query("tytuł", "pl")).hits]
    assert 0 < found.index("key-00009") < 8


def test_sets_of_versions() -> None:
    ids = [1, 7, 8, 63, 64, 4095, 4096, 9000]
    bits = bitmaps.bits_of(ids)
    assert bitmaps.ids_of(bits) == ids
    assert list(bitmaps.members([9000, 2, 1, 70_000], bits)) == [9000, 1]
    assert bitmaps.bits_of([]) == 0
    assert bitmaps.ids_of(0) == []
