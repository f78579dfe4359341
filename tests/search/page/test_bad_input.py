"""Whatever stands in the address, readers get a page, and quickly."""

import time

import pytest
from django.test import Client

from search.facet_kinds import PAGE_FACETS
from tests.search.api.test_bad_input import ODD, SLOW
from tests.search.page.conftest import address, all_of, said
from tests.support.html import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
LONG = ["a" * 10_000, "kariera " * 1_250, "щ" * 10_000, '"' * 10_000, "-a " * 3_000]
CONTROL = ["a\x00b", "\x1b[31mkariera\x07", "kariera\r\nSet-Cookie: a=b", "\u2028", "\x85"]  # fmt: skip


def answered(client: Client, query: str = "", **parameters: object) -> str:
    """Return a page that came within the time of the processor allowed."""
    started = time.process_time()
    response = client.get(f"{address('uk')}{query}", parameters or None)
    assert time.process_time() - started < SLOW, (query, parameters)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("typed", [*LONG, *CONTROL, *ODD])
def test_whatever_is_typed_is_answered(client: Client, typed: str):
    text = answered(client, q=typed, s="all")
    assert "<script>alert" not in text
    assert not any(ord(char) < 32 and char not in "\n\t" for char in text)


@pytest.mark.parametrize("typed", ["%FF%FE", "%ED%A0%80", "%", "%zz", "a&q=b", "%00"])
def test_what_is_no_text_is_answered(client: Client, typed: str):
    answered(client, f"?q={typed}")


def test_a_question_that_is_cut_says_so(client: Client):
    for typed, cut in (("kariera", False), ("kariera " * 100, True)):
        page = parse(answered(client, q=typed))
        notes = [said(item) for item in all_of(page, "p.note")]
        assert any("300" in note for note in notes) == cut
    [field] = [item for item in page.iter("input") if item.get("id") == "q2"]
    assert len(str(field.get("value"))) <= 300


def test_many_filters(client: Client):
    names = [kind.name for kind in PAGE_FACETS]
    codes = [f"code-{number}" for number in range(50)]
    answered(client, q="kariera", **dict.fromkeys(names, codes))
    answered(client, "?" + "&".join(f"f{number}=x" for number in range(50)))
    answered(client, "?" + "&".join(["topic=guidance"] * 50))


@pytest.mark.parametrize(
    "value",
    ["' OR 1=1", "a" * 65, "", " ", "*", "<b>", "../..", "%00", "PL\n", "ПЛ", "--"],
)
def test_what_is_no_code_is_passed_over(client: Client, value: str):
    for kind in PAGE_FACETS:
        text = answered(client, q="kariera", **{kind.name: value})
        assert 'class="filters-on"' not in text


@pytest.mark.parametrize("value", ["a.b", "2", "cc-by-4.0", "PL21"])
def test_codes_that_nothing_has_are_no_error(client: Client, value: str):
    for kind in PAGE_FACETS:
        answered(client, q="kariera", **{kind.name: value})
