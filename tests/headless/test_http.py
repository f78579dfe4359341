"""HTTP: methods, problems outside operations, validators, cross-origin reading."""

import time

import pytest

from tests.headless.sample import publish

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"


@pytest.mark.parametrize(
    "address",
    [
        "/api/",
        "/api/v1/nothing",
        "/api/v2/news",
        "/api/v1/news/x/y",
    ],
)
def test_unknown_address_is_a_problem(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["instance"] == address


def test_a_slash_too_many_is_explained(client):
    assert "/api/v1/news?" in client.get("/api/v1/news/").json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_wrong_method(client, method):
    response = getattr(client, method)(f"{ROOT}/news")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert "GET" in response["Allow"]


def test_fault_is_a_problem_without_details(client):
    client.raise_request_exception = False
    response = client.get(f"{ROOT}/fault")
    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert "secret" not in response.content.decode()


def test_refused_host_is_a_problem(client):
    response = client.get(f"{ROOT}/news", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["/news", "/pages/{key}", "/", "/languages"])
def test_validators(client, address):
    row = publish("Tytuł")
    address = ROOT + address.format(key=row.key)
    first = client.get(address)
    assert first["Cache-Control"] == "public, max-age=60, stale-while-revalidate=600"
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Content-Language"] == first["Content-Language"]
    assert again["ETag"] == first["ETag"]
    assert again["Access-Control-Allow-Origin"] == "*"


def test_a_list_that_goes_on_is_validated_later_as_well(client, monkeypatch):
    for number in range(3):
        publish(f"N{number}")
    first = client.get(f"{ROOT}/news?limit=1")
    assert first.json()["next"]
    later = time.time() + 1000
    monkeypatch.setattr("time.time", lambda: later)
    again = client.get(f"{ROOT}/news?limit=1", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_last_modified(client):
    row = publish("Tytuł")
    first = client.get(f"{ROOT}/pages/{row.key}")
    again = client.get(
        f"{ROOT}/pages/{row.key}",
        headers={"if-modified-since": first["Last-Modified"]},
    )
    assert again.status_code == 304


def test_a_change_gives_a_new_etag(client):
    row = publish("Tytuł")
    before = client.get(f"{ROOT}/pages/{row.key}")["ETag"]
    publish("Nowy tytuł", key=row.key)
    assert client.get(f"{ROOT}/pages/{row.key}")["ETag"] != before


@pytest.mark.parametrize("address", ["/news", "/nothing"])
def test_head_has_the_headers_of_get(client, address):
    got = client.get(ROOT + address)
    head = client.head(ROOT + address)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert head["Content-Length"] == str(len(got.content))
    assert head.get("ETag") == got.get("ETag")


def test_reading_from_anywhere(client):
    for response in (client.get(f"{ROOT}/news"), client.get(f"{ROOT}/nothing")):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
        assert not response.has_header("Vary")
    asked = client.options(
        f"{ROOT}/news",
        headers={"origin": "https://a.example", "access-control-request-method": "GET"},
    )
    assert asked.status_code == 204
    assert asked["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


def test_index_links_every_door(client):
    links = client.get(f"{ROOT}/").json()["links"]
    assert set(links["lists"]) == {"news", "partners"}
    for name in ("openapi", "docs", "languages"):
        assert client.get(links[name]).status_code == 200
    for address in links["lists"].values():
        assert client.get(address).status_code == 200


def test_index_and_languages_ask_no_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(f"{ROOT}/")
        found = client.get(f"{ROOT}/languages").json()
    assert [item["code"] for item in found["items"]] == ["pl", "en", "uk"]


def test_docs_load_nothing_from_elsewhere(client):
    page = client.get(f"{ROOT}/docs/").content.decode()
    assert "https://" not in page
    assert "/static/ninja/" in page
