"""How much one client may ask, and what happens when nobody can count."""

import logging

import pytest
from django.core.cache import cache

from headless import limits

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"
NOW = 1_800_000_000 - 1_800_000_000 % limits.WINDOW


@pytest.fixture(autouse=True)
def clock(monkeypatch, settings) -> dict[str, float]:
    """Stand still at the start of a minute, ten seconds after it at most."""
    settings.API_RATE_LIMIT = 3
    time = {"now": NOW + 10.0}
    monkeypatch.setattr(limits.time, "time", lambda: time["now"])
    monkeypatch.setattr(limits, "outage", limits.Outage())
    return time


def ask(client, number: int, address: str = "/languages", **extra) -> list[int]:
    return [client.get(ROOT + address, **extra).status_code for _ in range(number)]


def test_one_too_many(client):
    assert ask(client, 4) == [200, 200, 200, 429]


def test_the_refusal_says_when_to_come_again(client):
    ask(client, 3)
    refused = client.get(f"{ROOT}/languages")
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.json()["code"] == "too-many-requests"
    assert refused["Retry-After"] == "50"
    assert refused["RateLimit"] == '"client";r=0;t=50'
    assert refused["RateLimit-Policy"] == '"client";q=3;w=60'
    assert refused["Cache-Control"] == "no-store"
    assert refused["Access-Control-Allow-Origin"] == "*"
    assert "Retry-After" in refused["Access-Control-Expose-Headers"]


def test_a_refusal_asks_no_database(client, django_assert_num_queries):
    ask(client, 3)
    with django_assert_num_queries(0):
        assert ask(client, 1, "/news") == [429]


def test_the_next_minute_starts_anew(client, clock):
    ask(client, 4)
    clock["now"] += limits.WINDOW
    assert ask(client, 1) == [200]


def test_what_is_wrong_and_what_is_unchanged_counts(client):
    etag = client.get(f"{ROOT}/languages")["ETag"]
    same = client.get(f"{ROOT}/languages", headers={"if-none-match": etag})
    assert (same.status_code, ask(client, 1, "/nothing")) == (304, [404])
    assert client.head(f"{ROOT}/languages").status_code == 429


def test_a_preflight_is_free(client):
    for _ in range(5):
        assert client.options(f"{ROOT}/languages").status_code == 204
    assert ask(client, 1) == [200]


def test_clients_are_told_apart(client):
    ask(client, 4)
    assert ask(client, 1, REMOTE_ADDR="192.0.2.7") == [200]


def test_a_forged_address_changes_nothing(client, settings):
    settings.TRUSTED_PROXIES = 0
    ask(client, 3)
    assert ask(client, 1, headers={"x-forwarded-for": "192.0.2.9"}) == [429]


def test_clients_behind_a_proxy(client, settings):
    settings.TRUSTED_PROXIES = 1
    first, other = ({"x-forwarded-for": f"192.0.2.{n}"} for n in (1, 2))
    assert ask(client, 4, headers=first) == [200, 200, 200, 429]
    assert ask(client, 1, headers=other) == [200]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("unix:", "", False),
        ("not:an:address", "not:an:address", True),
    ],
)
def test_networks(one, other, same):
    assert (limits.client_name(one) == limits.client_name(other)) is same


def test_the_address_is_not_kept(client):
    ask(client, 1, REMOTE_ADDR="192.0.2.77")
    assert not [key for key in cache._cache if "192.0.2.77" in key]


def test_no_limit(client, settings):
    settings.API_RATE_LIMIT = 0
    assert set(ask(client, 10)) == {200}


def test_pages_for_readers_are_not_counted(client):
    ask(client, 4)
    assert client.get("/pl/").status_code == 200


class Broken:
    """A cache that does not answer."""

    def __init__(self) -> None:
        self.asked = 0

    def add(self, *_arguments, **_more):
        self.asked += 1
        raise ConnectionError("Error 111 connecting to cache:6379")


def test_a_cache_that_is_down_lets_everybody_in(client, monkeypatch, caplog):
    broken = Broken()
    monkeypatch.setattr(limits, "cache", broken)
    with caplog.at_level(logging.INFO, "headless.limits"):
        assert set(ask(client, 10)) == {200}
    assert broken.asked == 1, "Only one of the requests waits for it"
    assert len(caplog.records) == 1


def test_a_cache_that_comes_back_counts_again(client, monkeypatch, caplog):
    instant = {"now": 100.0}
    monkeypatch.setattr(limits.time, "monotonic", lambda: instant["now"])
    with caplog.at_level(logging.INFO, "headless.limits"):
        with monkeypatch.context() as patched:
            patched.setattr(limits, "cache", Broken())
            ask(client, 1)
            instant["now"] += limits.PAUSE
            ask(client, 1)
        ask(client, 1)
        instant["now"] += limits.PAUSE
        assert ask(client, 4) == [200, 200, 200, 429]
    said = [r.levelname for r in caplog.records if r.name == limits.__name__]
    assert said == ["ERROR", "INFO"]


def test_an_entry_that_was_pushed_out_starts_anew(monkeypatch):
    def gone(_key):
        raise ValueError

    cache.set("api:1:x", 5)
    monkeypatch.setattr(cache, "incr", gone)
    assert limits.count("api:1:x") == 1
