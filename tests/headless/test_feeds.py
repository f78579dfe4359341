"""Coverage of translations, and paths that were public once."""

import pytest

from publication.models import PublishedPath
from tests.headless.sample import publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"


def numbers(client, kind: str = "sample-news") -> dict[tuple[str, str], int]:
    found = client.get(f"{ROOT}/translations").json()["items"]
    return {
        (item["language"], item["state"]): item["number"]
        for item in found
        if item["kind"] == kind and item["number"]
    }


def redirects(client, **query) -> list[dict]:
    """Return redirects below a path that only tests use."""
    found = client.get(f"{ROOT}/redirects", {"limit": 500, **query}).json()["items"]
    return [item for item in found if item["path"].startswith("/pl/test-")]


def test_what_is_translated(client):
    one = publish("Jeden")
    publish("Dwa")
    publish("One", "en", key=one.key)
    assert numbers(client) == {
        ("pl", "source"): 2,
        ("en", "current"): 1,
        ("en", "missing"): 1,
        ("uk", "missing"): 2,
    }


def test_what_is_withdrawn_is_missing_and_then_forgotten(client):
    row = publish("Jeden")
    other = publish("One", "en", key=row.key)
    withdraw(row)
    assert numbers(client) == {
        ("en", "current"): 1,
        ("pl", "missing"): 1,
        ("uk", "missing"): 1,
    }
    withdraw(other)
    assert numbers(client) == {}


def test_every_state_of_every_language_is_there(client):
    found = client.get(f"{ROOT}/translations").json()["items"]
    assert all(item["number"] >= 0 for item in found)
    kinds = {item["kind"] for item in found}
    assert len(found) == len(kinds) * 3 * 4


def test_one_query(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(f"{ROOT}/translations")


def test_a_path_that_is_public_is_no_redirect(client):
    publish("Tytuł", path="/pl/test-a/")
    assert redirects(client) == []


def test_where_old_paths_lead(client):
    moved = publish("Tytuł", path="/pl/test-a/")
    publish("Tytuł", key=moved.key, path="/pl/test-b/")
    publish("Tytuł", key=moved.key, path="/pl/test-c/")
    gone = publish("Tajne", path="/pl/test-d/")
    withdraw(gone)
    elsewhere = "https://other.example/"
    PublishedPath.objects.create(path="/pl/test-e/", link=elsewhere)
    lead = {
        item["path"]: (item["status"], item["target"], item["key"])
        for item in redirects(client)
    }
    assert lead == {
        "/pl/test-a/": (301, "/pl/test-c/", str(moved.key)),
        "/pl/test-b/": (301, "/pl/test-c/", str(moved.key)),
        "/pl/test-d/": (410, None, str(gone.key)),
        "/pl/test-e/": (301, elsewhere, None),
    }


def test_redirects_agree_with_the_answer_by_path(client):
    moved = publish("Tytuł", path="/pl/test-a/")
    publish("Tytuł", key=moved.key, path="/pl/test-b/")
    withdraw(publish("Tajne", path="/pl/test-d/"))
    PublishedPath.objects.create(path="/pl/test-e/", link="https://other.example/")
    for item in redirects(client):
        answer = client.get(f"{ROOT}/by-path", {"path": item["path"]})
        if item["status"] == 410:
            assert answer.status_code == 410
            continue
        lead = answer.json()["redirect"]
        assert (lead["path"] or lead["url"]) == item["target"]
        assert lead["key"] == item["key"]


def test_pages_of_redirects_follow_one_another(client, django_assert_num_queries):
    for number in range(7):
        withdraw(publish("Tytuł", path=f"/pl/test-{number}/"))
    seen: list[str] = []
    address = f"{ROOT}/redirects?limit=3"
    total = client.get(address).json()["total"]
    while address:
        with django_assert_num_queries(2):
            response = client.get(address)
        seen += [item["path"] for item in response.json()["items"]]
        link = response.get("Link", "")
        address = link.partition(">")[0].removeprefix("<")
        assert bool(link) == bool(response.json()["next"])
    assert len(seen) == len(set(seen)) == total >= 7


def test_a_cursor_of_another_list_is_refused(client):
    for _ in range(2):
        publish("Tytuł")
    cursor = client.get(f"{ROOT}/news?limit=1").json()["next"]
    response = client.get(f"{ROOT}/redirects", {"cursor": cursor})
    assert response.status_code == 422
