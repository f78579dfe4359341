"""HTTP: methods, problems outside operations, validators, cross-origin reading."""

import pytest

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


@pytest.mark.parametrize("address", ["/news", "/nothing", "/docs/", "/news?x=1"])
def test_head_has_the_headers_of_get(client, address):
    got = client.get(ROOT + address)
    head = client.head(ROOT + address)
    assert head.status_code == got.status_code
    assert head.content == b""
    assert dict(head.headers) == dict(got.headers)
    assert head["Content-Length"] == str(len(got.content))


def test_reading_from_anywhere(client):
    for response in (client.get(f"{ROOT}/news"), client.get(f"{ROOT}/nothing")):
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
        assert not response.has_header("Vary")
        exposed = response["Access-Control-Expose-Headers"].split(", ")
        assert {"ETag", "Link", "Retry-After"} <= set(exposed)
        assert not response.has_header("Access-Control-Allow-Credentials")


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/news", "GET, HEAD, OPTIONS"),
        ("/changes", "GET, HEAD, OPTIONS"),
        ("/docs/", "GET, HEAD, OPTIONS"),
        ("/openapi.json", "GET, HEAD, OPTIONS"),
        ("/echo", "OPTIONS, POST"),
    ],
)
def test_options_tell_what_the_very_address_answers(
    client, django_assert_num_queries, address, allowed
):
    with django_assert_num_queries(0):
        asked = client.options(
            ROOT + address,
            headers={
                "origin": "https://a.example",
                "access-control-request-method": "GET",
            },
        )
    assert (asked.status_code, asked.content) == (204, b"")
    assert not asked.has_header("Content-Type")
    assert asked["Allow"] == asked["Access-Control-Allow-Methods"] == allowed
    assert asked["Access-Control-Allow-Origin"] == "*"
    sent = asked["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"authorization", "content-type", "if-none-match"} <= set(sent)


def test_options_of_nothing(client):
    assert client.options(f"{ROOT}/nothing").status_code == 404


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
