"""Validators, what a 304 says, names for purging, the next page."""

import time
import uuid

import pytest

from headless.surrogates import LONGEST, bounded
from tests.headless.sample import NOON, publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"
CACHEABLE = [
    "/",
    "/languages",
    "/news?lang=pl",
    "/news?view=full&limit=1",
    "/pages/{key}",
    "/news/{key}",
    "/by-path?path={path}",
    "/by-path?path=/pl/old/",
    "/changes",
    "/translations",
    "/redirects",
    "/openapi.json",
    "/docs/",
]
# RFC 9110, 15.4.5: what a 304 repeats; and what readers of ours rely on.
REPEATED = (
    "ETag",
    "Cache-Control",
    "Content-Language",
    "Surrogate-Key",
    "Last-Modified",
    "Link",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
)
POLISH = ("", "?limit=1", "?view=full", "?fallback=1", "?topic=x")
QUERIES = (*POLISH, "?lang=en")
# A list is known to be unchanged before its items are; caches keep what they have.
OF_ITEMS = ("Surrogate-Key", "Link")


@pytest.fixture
def row():
    publish("Inny", date="2025-01-01")
    key = uuid.uuid4()
    publish("Tytuł", key=key, path="/pl/old/")
    return publish("Tytuł", key=key, path="/pl/new/")


@pytest.mark.parametrize("address", CACHEABLE)
def test_unchanged(client, row, address):
    address = ROOT + address.format(key=row.key, path=row.path)
    first = client.get(address)
    assert first.status_code == 200
    tag = first["ETag"]
    for wanted in (tag, f"W/{tag}", f'"a", W/"b", {tag}', "*"):
        again = client.get(address, headers={"if-none-match": wanted})
        assert (again.status_code, again.content) == (304, b""), wanted
        for name in REPEATED:
            known = name not in OF_ITEMS or not address.startswith(f"{ROOT}/news?")
            if known or name in again:
                assert again.get(name) == first.get(name), name
        assert not again.has_header("Vary")
        assert not again.cookies
    head = client.head(address, headers={"if-none-match": tag})
    assert head.status_code == 304


@pytest.mark.parametrize("address", CACHEABLE)
@pytest.mark.parametrize("wanted", ['"other"', 'W/"other"', "other", ""])
def test_another_version(client, row, address, wanted):
    address = ROOT + address.format(key=row.key, path=row.path)
    again = client.get(address, headers={"if-none-match": wanted})
    assert again.status_code == 200
    assert again.content


@pytest.mark.parametrize("address", CACHEABLE)
def test_headers(client, row, address):
    response = client.get(ROOT + address.format(key=row.key, path=row.path))
    kept = "public, max-age=60, stale-while-revalidate=600"
    asked_each_time = "public, no-cache"
    wanted = asked_each_time if address == "/changes" else kept
    assert response["Cache-Control"] == wanted
    if address not in {"/translations", "/redirects"}:
        assert set(response["Content-Language"].split(", ")) <= {"pl", "en", "uk"}
    assert response["Surrogate-Key"]
    assert not response.has_header("Vary")
    assert not response.cookies


def test_cookies_are_not_looked_at(client, row):
    client.cookies["sessionid"] = "x"
    client.cookies["csrftoken"] = "x"
    response = client.get(f"{ROOT}/news")
    assert not response.cookies
    assert not response.has_header("Vary")


def test_last_modified(client, row):
    address = f"{ROOT}/pages/{row.key}"
    first = client.get(address)
    assert first["Last-Modified"] == "Sun, 22 Nov 2026 12:00:00 GMT"
    ask = lambda **headers: client.get(address, headers=headers).status_code  # noqa: E731
    since = "if-modified-since"
    assert ask(**{since: first["Last-Modified"]}) == 304
    assert ask(**{since: "Mon, 23 Nov 2026 12:00:00 GMT"}) == 304
    assert ask(**{since: "Sun, 22 Nov 2026 11:59:59 GMT"}) == 200
    # The ETag decides where both are sent (RFC 9110, 13.2.2).
    assert ask(**{since: first["Last-Modified"], "if-none-match": '"x"'}) == 200


def test_a_change_within_the_same_second_gives_a_new_etag(client, row):
    before = client.get(f"{ROOT}/pages/{row.key}")
    after = publish("Nowy tytuł", key=row.key)
    assert after.changed == NOON
    answer = client.get(
        f"{ROOT}/pages/{row.key}", headers={"if-none-match": before["ETag"]}
    )
    assert answer.status_code == 200
    assert answer["ETag"] != before["ETag"]


@pytest.mark.parametrize("query", ["", "?limit=1", "?view=full", "?fallback=1"])
def test_a_list_changes_with_its_items(client, row, query):
    before = client.get(f"{ROOT}/news{query}")["ETag"]
    assert client.get(f"{ROOT}/news{query}")["ETag"] == before
    publish("Nowy tytuł", key=row.key)
    assert client.get(f"{ROOT}/news{query}")["ETag"] != before


def test_a_list_that_goes_on_is_validated_later_as_well(client, row, monkeypatch):
    first = client.get(f"{ROOT}/news?limit=1")
    assert first.json()["next"]
    later = time.time() + 1000
    monkeypatch.setattr("time.time", lambda: later)
    again = client.get(f"{ROOT}/news?limit=1", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("query", ["", "?limit=1&view=full", "?fallback=1"])
def test_an_unchanged_list_reads_no_items(
    client, django_assert_num_queries, row, query
):
    tag = client.get(f"{ROOT}/news{query}")["ETag"]
    with django_assert_num_queries(1):
        again = client.get(f"{ROOT}/news{query}", headers={"if-none-match": tag})
    assert again.status_code == 304


def test_what_comes_to_a_list_and_goes_changes_it(client, row):
    ask = lambda: [client.get(f"{ROOT}/news{q}")["ETag"] for q in POLISH]  # noqa: E731
    seen = [ask()]
    other = publish("Nowe")
    seen.append(ask())
    withdraw(other)
    seen.append(ask())
    assert len({tag for tags in seen for tag in tags}) == 3 * len(POLISH)


def test_lists_with_other_items_have_other_tags(client, row):
    tags = [client.get(f"{ROOT}/{a}")["ETag"] for a in ("news", "partners")]
    tags += [client.get(f"{ROOT}/news{query}")["ETag"] for query in QUERIES]
    assert len(set(tags)) == len(tags) - 1, "Only the bare list is there twice"


def test_names_for_purging(client, row):
    names = lambda address: client.get(ROOT + address)["Surrogate-Key"].split()  # noqa: E731
    assert names(f"/pages/{row.key}") == [str(row.key), "sample-news"]
    assert names(f"/by-path?path={row.path}") == [str(row.key), "sample-news"]
    assert names("/by-path?path=/pl/old/") == [str(row.key)]
    listed = names("/news")
    assert listed[0] == "list-sample-news"
    assert str(row.key) in listed
    assert len(listed) == 3
    assert names("/partners") == ["list-sample-partner"]
    assert names("/changes") == ["log"]


def test_the_longest_list_fits_the_header(client):
    for number in range(100):
        publish(f"N{number}")
    header = client.get(f"{ROOT}/news?limit=100")["Surrogate-Key"]
    assert len(header.split()) == 101
    assert len(header) <= LONGEST


def test_names_that_do_not_fit_are_left_out_whole():
    names = [f"name-{number}" for number in range(2000)]
    kept = bounded(names).split()
    assert kept == names[: len(kept)]
    assert LONGEST - 10 < len(" ".join(kept)) <= LONGEST


def test_the_next_page_is_linked(client, row):
    first = client.get(f"{ROOT}/news?limit=1&order=title&lang=pl")
    address, _, relation = first["Link"].partition(">; ")
    assert relation == 'rel="next"'
    following = client.get(address.removeprefix("<"))
    assert len(following.json()["items"]) == 1
    assert following.json()["items"] != first.json()["items"]
    assert not following.has_header("Link")


def test_what_an_answer_cost_is_for_developers_only(client, row, settings):
    assert not client.get(f"{ROOT}/news").has_header("Server-Timing")
    settings.DEBUG = True
    shown = client.get(f"{ROOT}/news")["Server-Timing"]
    assert 'desc="2 queries"' in shown
    assert 'desc="0 queries"' in client.get(f"{ROOT}/languages")["Server-Timing"]
