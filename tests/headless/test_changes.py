"""The change feed: complete, resumable, and silent about what was withdrawn."""

import pytest

from publication.log import log_head
from tests.headless.sample import publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
CHANGES = "/api/v1/changes"


@pytest.fixture
def start() -> int:
    """The place in the log after the seeded content."""
    publish("Pierwszy")
    return log_head()


def read(client, since: int, **query) -> tuple[list[dict], int]:
    """Read on until there is no more, as a follower does."""
    items: list[dict] = []
    for _ in range(100):
        found = client.get(CHANGES, {"since": since, **query}).json()
        items += found["items"]
        since = found["next"]
        if not found["more"]:
            break
    return items, since


def titles(items: list[dict]) -> list[str | None]:
    return [item["title"] for item in items]


def test_nothing_new(client, start):
    assert client.get(CHANGES, {"since": start}).json() == {
        "items": [],
        "next": start,
        "more": False,
    }


def test_a_place_beyond_the_end_is_refused(client, start):
    response = client.get(CHANGES, {"since": start + 1})
    assert response.status_code == 422
    assert "from 0" in response.json()["errors"][0]["message"]


def test_what_was_published(client, start):
    row = publish("Drugi")
    (item,) = client.get(CHANGES, {"since": start}).json()["items"]
    assert item == {
        "sequence": row.sequence,
        "change": "published",
        "key": str(row.key),
        "kind": "sample-news",
        "language": "pl",
        "title": "Drugi",
        "path": row.path,
        "changed": "2026-11-22T12:00:00Z",
    }


def test_what_was_withdrawn_keeps_only_its_name(client, start):
    row = publish("Tajne")
    withdraw(row)
    response = client.get(CHANGES, {"since": start})
    (item,) = response.json()["items"]
    assert (item["change"], item["key"]) == ("withdrawn", str(row.key))
    assert (item["title"], item["path"]) == (None, None)
    assert "Tajne" not in response.content.decode()


def test_pages_follow_one_another(client, start):
    for number in range(10):
        publish(f"N{number}")
    items, end = read(client, start, limit=3)
    assert titles(items) == [f"N{number}" for number in range(10)]
    assert end == log_head()
    first = client.get(CHANGES, {"since": start, "limit": 3})
    address = first["Link"].partition(">")[0].removeprefix("<")
    assert titles(client.get(address).json()["items"]) == ["N3", "N4", "N5"]


def test_a_row_that_changes_while_it_is_read_is_read_again(client, start):
    early = publish("Wczesny")
    publish("Późny")
    seen = client.get(CHANGES, {"since": start, "limit": 1}).json()
    publish("Wczesny, poprawiony", key=early.key)
    rest, _end = read(client, seen["next"], limit=1)
    assert titles(rest) == ["Późny", "Wczesny, poprawiony"]


def test_what_was_left_out_is_not_read_again(client, start):
    publish("Partner", kind="sample-partner")
    publish("Title", "en")
    head = log_head()
    found = client.get(CHANGES, {"since": start, "kind": "no-such-kind"}).json()
    assert found == {"items": [], "next": head, "more": False}


def test_kind_and_language(client, start):
    publish("Partner", kind="sample-partner")
    publish("Wiadomość")
    publish("Title", "en")
    assert titles(read(client, start, kind="sample-partner")[0]) == ["Partner"]
    assert titles(read(client, start, lang="en")[0]) == ["Title"]
    assert read(client, start, kind="sample-partner", lang="en")[0] == []


@pytest.mark.parametrize("rows", [1, 100])
def test_two_queries(client, django_assert_num_queries, start, rows):
    for number in range(rows):
        publish(f"N{number}")
    with django_assert_num_queries(2):
        found = client.get(CHANGES, {"since": start}).json()
    assert len(found["items"]) == rows


def test_followers_ask_each_time_and_pay_only_for_news(client, start):
    first = client.get(CHANGES, {"since": start})
    assert first["Cache-Control"] == "public, no-cache"
    ask = {"if-none-match": first["ETag"]}
    assert client.get(CHANGES, {"since": start}, headers=ask).status_code == 304
    publish("Drugi")
    assert client.get(CHANGES, {"since": start}, headers=ask).status_code == 200
