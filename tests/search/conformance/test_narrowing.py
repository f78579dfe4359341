"""Filters, facets and orders without words, against counting one by one."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.languages import FALLBACK_ORDER, LANGUAGE_CODES
from search.protocol import Query, Scope, SearchEngine, Sort
from search.ranking import lowered_terms, rank_lower
from tests.search.corpus import version

pytestmark = pytest.mark.django_db
TOPICS = ["a", "b", "c"]
AT_ONCE = 6


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


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    history=st.lists(versions, min_size=1, max_size=25),
    asked=st.fixed_dictionaries(
        {
            "reader": st.sampled_from(LANGUAGE_CODES),
            "scope": st.sampled_from([Scope.FIRST, Scope.ONLY]),
            "chosen": st.lists(
                st.sampled_from([*TOPICS, "none"]), unique=True, max_size=2
            ),
            "sort": st.sampled_from([Sort.NEWEST, Sort.TITLE]),
        }
    ),
)
def test_numbers_and_order_are_those_of_counting(
    engine: SearchEngine, history: list[dict[str, Any]], asked: dict[str, Any]
) -> None:
    reader, scope = asked["reader"], asked["scope"]
    chosen, sort = asked["chosen"], asked["sort"]
    stored: dict[tuple[int, str], dict[str, Any]] = {}
    engine.reset()
    rows = []
    for sequence, item in enumerate(history, start=1):
        rows.append(version(sequence=sequence, **item))
        stored[item["number"], item["language"]] = item
    for start in range(0, len(rows), AT_ONCE):
        # The table has one row of a version: the last.
        last = {(row.key, row.language): row for row in rows[start : start + AT_ONCE]}
        engine.index(sorted(last.values(), key=lambda row: row.sequence))
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


def filled(engine: SearchEngine, number: int, **more: Any) -> None:
    engine.index(
        [
            version(n, "pl", n, date=f"{2000 + n % 20}", sort=f"{n:05}", **more)
            for n in range(1, number + 1)
        ]
    )


def test_every_page_of_a_long_list_is_another(engine) -> None:
    # More than are fetched at once: these are met in the order of the index.
    filled(engine, 1203, terms=[("place", "a")])
    seen = []
    for page in range(1, 62):
        query = Query("", "pl", kinds=["practice"], sort=Sort.TITLE, page=page)
        seen += [hit.key for hit in engine.search(query).hits]
    assert seen == [f"key-{n:05}" for n in range(1, 1204)]
    assert engine.search(query).facets["place"] == {"a": 1203}


def test_what_has_no_page_answers_only_who_asks_for_it(engine) -> None:
    engine.index([version(1, "pl", 1, kind="adoption", page=False)])
    asked = Query("", "pl", kinds=["adoption"], with_page=False)
    assert engine.search(asked).total == 1
    assert engine.search(Query("", "pl", kinds=["adoption"])).total == 0
    assert engine.search(Query("tytuł", "pl", with_page=False)).total == 0


def test_only_the_facets_asked_for_are_counted(engine) -> None:
    filled(engine, 2, terms=[("place", "a"), ("other", "x")])
    query = Query("", "pl", kinds=["practice"], facets=["place", "nothing"])
    assert engine.search(query).facets == {"place": {"a": 2}, "nothing": {}}
    assert engine.search(Query("tytuł", "pl", facets=())).facets == {}


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
