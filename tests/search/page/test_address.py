"""What the page is asked stands in its address, and comes back from it."""

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.facet_kinds import PAGE_FACETS
from search.parameters import LONGEST_TEXT, MOST_VALUES, read_asked
from search.protocol import Scope

NAMES = [kind.name for kind in PAGE_FACETS]
codes = st.lists(st.sampled_from(["PL", "cc-by-4.0", "2019", "a b", "'", ""]))
questions = st.fixed_dictionaries(
    {
        "q": st.text(max_size=LONGEST_TEXT + 10).map(lambda text: [text]),
        "s": st.sampled_from([*Scope, "", "some"]).map(lambda scope: [str(scope)]),
        "exact": st.sampled_from([["1"], ["0"], []]),
        **dict.fromkeys(NAMES, codes),
    }
)


@given(questions)
def test_an_address_written_is_read_the_same(question: dict[str, list[str]]) -> None:
    parameters = QueryDict(mutable=True)
    for name, values in question.items():
        parameters.setlist(name, values)
    asked = read_asked(parameters)
    again = read_asked(QueryDict(asked.address()))
    assert again.address() == asked.address()
    assert again.query("uk") == asked.query("uk")


@pytest.mark.parametrize("kind", PAGE_FACETS, ids=lambda kind: kind.name)
def test_every_parameter_narrows_and_is_counted(kind) -> None:
    asked = read_asked(QueryDict(f"{kind.name}=a&{kind.name}=b&{kind.name}=a"))
    query = asked.query("pl")
    assert query.filters == {kind.facet: ["a", "b"]}
    assert kind.facet in (query.facets or ())


def test_names_never_change() -> None:
    # They stand in links, saved searches and feeds that others keep.
    assert sorted(NAMES) == [
        "country",
        "county",
        "evidence-level",
        "kind",
        "licence",
        "lng",
        "nuts",
        "partner",
        "target-group",
        "topic",
        "year",
    ]


def test_more_than_enough_is_cut() -> None:
    many = "&".join(f"topic=code-{number}" for number in range(50))
    asked = read_asked(QueryDict(f"q={'a' * 10_000}&{many}"))
    assert len(asked.chosen["topic"]) == MOST_VALUES
    assert (len(asked.text), asked.shortened) == (LONGEST_TEXT, True)
