"""Bad questions get an answer or a clear problem document, and quickly."""

import time
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from search.api.parameters import FACETS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
# No answer takes longer, in seconds of the processor: the machine may be busy.
SLOW = 1.0
MANY_CODES = ",".join(f"code-{number}" for number in range(37))
REFUSED = [
    ("search?q=" + "a" * 301, 422, ["q"]),
    ("search?q=" + "a" * 10_000, 414, []),
    ("search?q=" + quote("щ" * 10_000), 414, []),
    ("search/suggest?q=" + "a" * 301, 422, ["q"]),
    ("search?q=a%00b", 422, ["q"]),
    ("search?q=a%0Ab%1B", 422, ["q"]),
    ("search/suggest?q=%07", 422, ["q"]),
    ("search?q=%FF%FE", 422, ["q"]),
    ("search?q=%ED%A0%80", 422, ["q"]),
    ("search?q=a&q=b", 422, ["q"]),
    ("search?" + "&".join(f"f{number:02}=x" for number in range(50)), 422, None),
    ("search?" + "&".join(["topic=guidance"] * 50), 422, ["topic"]),
    ("search?topic=" + ",".join(["guidance"] * 50), 422, ["topic"]),
    ("search?topic=%27%20OR%201=1", 422, ["topic"]),
    ("search?topic=,", 422, ["topic"]),
    ("search?lang=de", 422, ["lang"]),
    ("search?scope=some", 422, ["scope"]),
    ("search?scope=only&fallback=1", 422, ["scope"]),
    ("search?order=date;DROP", 422, ["order"]),
    ("search?limit=0", 422, ["limit"]),
    ("search?limit=101", 422, ["limit"]),
    ("search?limit=" + "9" * 5000, 422, ["limit"]),
    ("search/suggest?limit=21", 422, ["limit"]),
    ("search?page=2", 422, ["page"]),
    ("search?cursor=2", 422, ["cursor"]),
    ("search?cursor=eyJhIjoxfQ:Zm9yZ2Vk", 422, ["cursor"]),
    ("search?facets=many", 422, ["facets"]),
    ("search/", 404, []),
    ("pages/null/similar", 404, []),
    ("pages/00000000-0000-4000-8000-000000000000/similar", 404, []),
]
ODD = [
    "   ",
    "???",
    '"',
    '"""',
    'a "b',
    "+ -",
    "-kariera",
    "+",
    "(a+)+$" * 20,
    "((((((((((",
    "title:x AND _exists_:y OR *:*",
    "*",
    "/.*.*.*.*x/",
    "kar*er?~2^1000",
    "{!xmlparser v='<x/>'}",
    "' OR 1=1; DROP TABLE documents --",
    "NEAR(a b, 2) AND NOT words_pl MATCH 'x'",
    "<script>alert(1)</script>",
    "العربية 中文 日本語 ελληνικά עברית",
    "👩🏽‍🏫 📚",
    "z̸̢̛͙a̷l̶g̵o̸" * 10,
    "\u202ekariera\u202c \ufeff\u200b",
    "ﬁ ß İ ǆ ſ",
    "a " * 150,
    "doradztwo " * 29,
    "щ" * 300,
    "x" * 300,
    "\ue000kariera\ue001",
]


def timed(client: Client, address: str, **parameters: Any) -> Any:
    started = time.process_time()
    response = client.get(f"/api/v1/{address}", parameters or None)
    assert time.process_time() - started < SLOW, (address, parameters)
    return response


@pytest.mark.parametrize(("address", "status", "named"), REFUSED)
def test_what_cannot_be_meant_is_refused(client, address, status, named):
    response = timed(client, address)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    found = response.json()
    assert found["detail"]
    if named is not None:
        assert [error["parameter"] for error in found.get("errors", [])] == named


@pytest.mark.parametrize("typed", ODD)
@pytest.mark.parametrize("scope", ["only", "all"])
def test_whatever_is_typed_is_answered(client, typed, scope):
    found = timed(client, "search", q=typed, scope=scope, facets=1, lang="uk")
    assert found.status_code == 200, found.content
    data = found.json()
    assert data["ready"]
    assert len(data["items"]) <= data["total"]
    assert "<script" not in found.content.decode()
    suggested = timed(client, "search/suggest", q=typed, lang="uk")
    assert suggested.status_code == 200, suggested.content


def test_every_filter_with_many_codes(client):
    found = timed(client, "search", **dict.fromkeys(FACETS, MANY_CODES), facets=1)
    assert found.status_code == 200, found.content
    assert found.json()["total"] == 0


def test_a_filter_that_nothing_has_is_no_error(client):
    found = timed(client, "search", q="kariera", kind="nothing-of-this-kind")
    assert found.json()["items"] == []
