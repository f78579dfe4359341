"""One entry: unknown, withdrawn, in another language, and found."""

import uuid

import pytest

from tests.headless.sample import publish, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"


def problem(response, status: int, code: str) -> dict:
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    found = response.json()
    assert (found["status"], found["code"]) == (status, code)
    return found


@pytest.mark.parametrize("address", ["pages/{}", "news/{}"])
def test_unknown_key(client, address):
    problem(client.get(f"{ROOT}/{address.format(uuid.uuid4())}"), 404, "not-found")


@pytest.mark.parametrize("key", ["1", "abc", "%00", "0" * 36, "' OR 1=1"])
def test_a_key_that_can_be_none(client, key):
    problem(client.get(f"{ROOT}/pages/{key}"), 404, "not-found")


def test_key_of_another_kind(client):
    row = publish("Partner", kind="sample-partner")
    problem(client.get(f"{ROOT}/news/{row.key}"), 404, "not-found")


@pytest.mark.parametrize("language", ["de", "ua", "", "PL", "pl,en"])
def test_unknown_language(client, language):
    row = publish("Tytuł")
    found = problem(
        client.get(f"{ROOT}/pages/{row.key}", {"lang": language}),
        422,
        "invalid-parameters",
    )
    assert [error["parameter"] for error in found["errors"]] == ["lang"]


def test_missing_language_names_those_that_exist(client):
    row = publish("Tytuł", "pl")
    publish("Title", "en", key=row.key)
    found = problem(
        client.get(f"{ROOT}/pages/{row.key}?lang=uk"), 404, "language-missing"
    )
    assert [link["language"] for link in found["languages"]] == ["pl", "en"]
    assert found["languages"][0]["path"] == row.path


def test_fallback_says_what_it_serves(client):
    row = publish("Tytuł", "pl")
    publish("Title", "en", key=row.key)
    response = client.get(f"{ROOT}/pages/{row.key}?lang=uk&fallback=1")
    assert response["Content-Language"] == "en"
    assert response.json()["language"] == "en"


def test_cookies_and_accept_language_change_nothing(client):
    row = publish("Tytuł", "pl")
    publish("Title", "en", key=row.key)
    client.cookies["django_language"] = "en"
    response = client.get(f"{ROOT}/pages/{row.key}", headers={"accept-language": "en"})
    assert response.json()["language"] == "pl"
    assert not response.has_header("Vary")
    assert not response.cookies


def test_withdrawn_is_gone(client):
    row = publish("Tajne")
    path = row.path
    withdraw(row)
    for address in (f"pages/{row.key}", f"news/{row.key}", f"by-path?path={path}"):
        response = client.get(f"{ROOT}/{address}")
        problem(response, 410, "withdrawn")
        assert "Tajne" not in response.content.decode()


def test_one_withdrawn_language_names_the_others(client):
    row = publish("Tytuł", "pl")
    other = publish("Title", "en", key=row.key)
    withdraw(other)
    found = problem(client.get(f"{ROOT}/pages/{row.key}?lang=en"), 410, "withdrawn")
    assert [link["language"] for link in found["languages"]] == ["pl"]
    served = client.get(f"{ROOT}/pages/{row.key}?lang=en&fallback=1")
    assert served.json()["title"] == "Tytuł"


@pytest.mark.parametrize("fallback", ["0", "1"])
@pytest.mark.parametrize("address", ["pages", "news"])
def test_one_query(client, django_assert_num_queries, address, fallback):
    row = publish("Tytuł")
    with django_assert_num_queries(1):
        response = client.get(f"{ROOT}/{address}/{row.key}?fallback={fallback}")
    assert response.content == bytes(row.body)


@pytest.mark.parametrize("path", ["/pl/nic/", "/pl/\u0142/", "/"])
def test_unknown_path(client, path):
    problem(client.get(f"{ROOT}/by-path", {"path": path}), 404, "not-found")


@pytest.mark.parametrize("path", ["", "pl/", "/pl/\x00/", "/" + "a" * 600])
def test_impossible_path(client, path):
    problem(client.get(f"{ROOT}/by-path", {"path": path}), 422, "invalid-parameters")


def test_path_is_required(client):
    found = problem(client.get(f"{ROOT}/by-path"), 422, "invalid-parameters")
    assert found["errors"][0]["parameter"] == "path"


@pytest.mark.parametrize("path", ["/en/old-news/", "/en/old-news"])
def test_by_path(client, django_assert_num_queries, path):
    row = publish("Title", "en", path="/en/old-news/")
    with django_assert_num_queries(1):
        response = client.get(f"{ROOT}/by-path", {"path": path})
    assert response.json()["key"] == str(row.key)
    assert response["Content-Language"] == "en"


def test_old_path_answers_its_redirect(client, django_assert_num_queries):
    row = publish("Title", "en", path="/en/old/")
    publish("Title", "en", key=row.key, path="/en/new/")
    with django_assert_num_queries(3):
        response = client.get(f"{ROOT}/by-path?path=/en/old/")
    assert response.json() == {
        "redirect": {
            "status": 301,
            "path": "/en/new/",
            "url": "http://localhost/en/new/",
            "language": "en",
            "key": str(row.key),
        }
    }
