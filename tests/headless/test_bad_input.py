"""Bad input gets a clear problem document and nothing else."""

import json
import logging

import pytest
from django.db import OperationalError
from django.http import HttpResponse

from headless.guards import LARGEST_BODY
from tests.headless.sample import publish

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.headless.sample")]
ROOT = "/api/v1"
KEY = "00000000-0000-4000-8000-000000000000"
CODES = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    410: "withdrawn",
    411: "length-required",
    412: "precondition-failed",
    413: "too-large",
    414: "address-too-long",
    415: "unsupported-media-type",
    422: "invalid-parameters",
    500: "server-error",
    503: "unavailable",
}
COME_AGAIN = {"Retry-After": "120"}
DEEP = "[" * 30_000


def problem(response, status: int) -> dict:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert not response.has_header("Vary")
    found = response.json()
    assert (found["status"], found["code"]) == (status, CODES[status])
    assert found["detail"], "It says what is wrong"
    assert found["type"] == "about:blank"
    for secret in ("Traceback", "/site/", "sqlite", "psycopg", "Exception"):
        assert secret not in response.content.decode()
    return found


# Address, status, and the parameters that are named.
GET = [
    # Identifiers
    ("/pages/1", 404, []),
    ("/pages/null", 404, []),
    (f"/pages/{KEY}0", 404, []),
    (f"/pages/{KEY}%00", 404, []),
    (f"/pages/%C0%AF{KEY}", 404, []),
    ("/pages/%FF%FE", 404, []),
    ("/news/" + "a" * 2000, 404, []),
    ("/pages/..%2f..%2fetc%2fpasswd", 404, []),
    (f"/pages/{KEY}", 404, []),
    # Encodings
    ("/news?topic=%FF", 422, ["topic"]),
    ("/news?topic=%C0%AF", 422, ["topic"]),
    ("/news?topic=%ED%A0%80", 422, ["topic"]),
    ("/news?topic=a%00", 422, ["topic"]),
    ("/news?%FF=1", 422, ["\ufffd"]),
    ("/news?%00=1", 422, ["\x00"]),
    ("/by-path?path=/%FF/", 422, ["path"]),
    ("/by-path?path=/%00/", 422, ["path"]),
    ("/by-path?path=/%0D%0ASet-Cookie:x=1/", 422, ["path"]),
    # Values
    ("/news?lang=", 422, ["lang"]),
    ("/news?lang=pl-PL", 422, ["lang"]),
    ("/news?lang[]=pl", 422, ["lang[]"]),
    ("/news?limit=-1", 422, ["limit"]),
    ("/news?limit=1e3", 422, ["limit"]),
    ("/news?limit=" + "9" * 5000, 422, ["limit"]),
    ("/news?limit=NaN", 422, ["limit"]),
    ("/news?order=title;DROP", 422, ["order"]),
    ("/news?year=2019-13-45T99", 200, []),
    ("/news?year=%272019", 422, ["year"]),
    ("/news?year=" + "2019," * 200, 422, ["year"]),
    ("/news?a=1&b=2", 422, ["a", "b"]),
    ("/news?topic=a&topic=b", 422, ["topic"]),
    # Cursors
    ("/news?cursor=", 422, ["cursor"]),
    ("/news?cursor=:", 422, ["cursor"]),
    ("/news?cursor=a:b", 422, ["cursor"]),
    ("/news?cursor=eyJhIjoxfQ:Zm9yZ2Vk", 422, ["cursor"]),
    ("/news?cursor=%F0%9F%92%A9:a", 422, ["cursor"]),
    ("/news?cursor=.eJyrVkrLz1eyUkpKLFKqBQAdegQ0:x", 422, ["cursor"]),
    # The log
    ("/changes?since=-1", 422, ["since"]),
    ("/changes?since=abc", 422, ["since"]),
    ("/changes?since=1.5", 422, ["since"]),
    ("/changes?since=99999999999", 422, ["since"]),
    ("/changes?since=9223372036854775808", 422, ["since"]),
    ("/changes?limit=0", 422, ["limit"]),
    ("/changes?limit=501", 422, ["limit"]),
    ("/changes?lang=de", 422, ["lang"]),
    ("/changes?kind=News", 422, ["kind"]),
    ("/changes?kind=", 422, ["kind"]),
    # Addresses
    ("/by-path?path=https://evil.example/", 422, ["path"]),
    ("/by-path?path=//evil.example/", 404, []),
    ("/by-path?path=/../../etc/passwd", 404, []),
    ("/by-path?path=/x?y=1", 422, ["path"]),
    ("/by-path?path=/" + "a" * 600, 422, ["path"]),
    ("/by-path?path=/a/&path=/b/", 422, ["path"]),
    ("/news?topic=" + "a" * 9000, 414, []),
    ("/news?" + "&".join(f"p{number}=1" for number in range(1500)), 414, []),
]


@pytest.mark.parametrize(("address", "status", "named"), GET)
def test_addresses(client, address, status, named):
    response = client.get(ROOT + address)
    if status == 200:
        assert response.status_code == 200
        return
    found = problem(response, status)
    assert [error["parameter"] for error in found.get("errors") or []] == named


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW"])
@pytest.mark.parametrize(
    "address",
    ["/", "/news", f"/pages/{KEY}", "/by-path", "/changes", "/openapi.json", "/docs/"],
)
def test_methods(client, address, method):
    response = client.generic(method, ROOT + address)
    problem(response, 405)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "header", ["x-http-method-override", "x-http-method", "x-method-override"]
)
def test_the_method_cannot_be_overridden(client, header):
    row = publish("Tytuł")
    address = f"{ROOT}/pages/{row.key}"
    assert client.get(address, headers={header: "DELETE"}).status_code == 200
    problem(client.post(address, headers={header: "GET"}), 405)
    problem(client.post(f"{address}?_method=GET"), 405)


BODIES = [
    # Body, media type, status
    ("{", "application/json", 400),
    ("", "application/json", 422),
    (DEEP, "application/json", 400),
    (b"\xff\xfe{}", "application/json", 400),
    (b'{"text": "\xff"}', "application/json", 400),
    ('{"text": ' + "9" * 5000 + "}", "application/json", 400),
    ("{}", "application/json", 422),
    ("[]", "application/json", 422),
    ("null", "application/json", 422),
    ("NaN", "application/json", 422),
    ('{"text": {"a": []}}', "application/json", 422),
    ("a" * (LARGEST_BODY + 1), "application/json", 413),
    ("a" * 10_000_000, "application/json", 413),
    ("a" * 10_000_000, "text/plain", 413),
]


@pytest.mark.parametrize(
    ("body", "media_type", "status"), BODIES, ids=lambda value: str(value)[:24]
)
def test_bodies(client, body, media_type, status):
    response = client.generic("POST", f"{ROOT}/echo", body, CONTENT_TYPE=media_type)
    problem(response, status)


def test_a_good_body_is_taken(client):
    body = json.dumps({"text": "Zażółć ґ"})
    for media_type in ("application/json", "application/json; charset=utf-8"):
        answer = client.generic("POST", f"{ROOT}/echo", body, content_type=media_type)
        assert answer.json() == {"text": "Zażółć ґ"}


def test_fields_of_a_body_are_named(client):
    response = client.post(f"{ROOT}/echo", {"text": 1}, content_type="application/json")
    assert [error["parameter"] for error in problem(response, 422)["errors"]] == [
        "text"
    ]


def test_a_large_body_is_refused_unread(client):
    response = client.generic(
        "POST", f"{ROOT}/echo", b"", CONTENT_LENGTH=str(10**12), content_type="x/y"
    )
    problem(response, 413)


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ({"CONTENT_LENGTH": "many"}, 400),
        ({"CONTENT_LENGTH": "-5"}, 400),
        ({"CONTENT_LENGTH": "9" * 5000}, 400),
        ({"CONTENT_LENGTH": "٣"}, 400),
        ({"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}, 411),
    ],
)
def test_a_body_of_unknown_length(client, meta, status):
    response = client.generic(
        "POST", f"{ROOT}/echo", b"", CONTENT_TYPE="application/json", **meta
    )
    problem(response, status)


def test_a_body_that_nobody_asked_for_is_ignored(client):
    response = client.generic("GET", f"{ROOT}/news", DEEP, content_type="text/plain")
    assert response.status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "", "a b", "localhost:99999x", "/"])
def test_forged_hosts(client, host):
    problem(client.get(f"{ROOT}/", headers={"host": host}), 400)


def test_a_forged_forwarded_host_changes_no_link(client):
    index = client.get(f"{ROOT}/", headers={"x-forwarded-host": "evil.example"})
    assert b"evil" not in index.content


@pytest.mark.parametrize(
    "headers",
    [
        {"if-none-match": '"'},
        {"if-none-match": "\xff, W/"},
        {"if-modified-since": "yesterday"},
        {"if-modified-since": "Mon, 99 Foo 2026 99:99:99 GMT"},
        {"if-unmodified-since": "0"},
        {"accept": "text/xml"},
        {"accept": "application/json;q=0"},
        {"accept-language": "\x00" * 10},
        {"accept-encoding": "identity;q=0"},
        {"range": "bytes=0-5"},
        {"authorization": "Bearer x"},
        {"cookie": "sessionid=x; csrftoken=\xff"},
        {"origin": "null"},
        {"expect": "200-maybe"},
    ],
    ids=str,
)
def test_odd_headers_change_nothing(client, headers):
    response = client.get(f"{ROOT}/news", headers=headers)
    assert response.status_code == 200
    assert response.json()["items"] == []
    assert not response.cookies


def test_a_precondition_that_fails(client):
    row = publish("Tytuł")
    response = client.get(f"{ROOT}/pages/{row.key}", headers={"if-match": '"other"'})
    problem(response, 412)


def test_a_fault_is_logged_under_the_name_the_client_gets(client, caplog):
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR):
        found = problem(client.get(f"{ROOT}/fault?q=typed"), 500)
    (record,) = [r for r in caplog.records if r.name == "headless.handlers"]
    assert found["incident"] in record.getMessage()
    assert "a secret detail" in str(record.exc_info[1])
    assert "secret" not in json.dumps(found)
    assert "typed" not in record.getMessage(), "Queries may hold what people typed"


def test_a_fault_outside_operations_has_a_name_too(client, caplog, monkeypatch):
    def fault(_self, _request):
        raise RuntimeError("secret")

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.__call__", fault)
    client.raise_request_exception = False
    with caplog.at_level(logging.ERROR):
        found = problem(client.get(f"{ROOT}/news"), 500)
    assert any(found["incident"] in record.getMessage() for record in caplog.records)


def test_maintenance_keeps_the_time_to_come_again(client, monkeypatch):
    def closed(_self, _request):
        return HttpResponse("<h1>Back soon</h1>", status=503, headers=COME_AGAIN)

    monkeypatch.setattr("django.middleware.common.CommonMiddleware.__call__", closed)
    response = client.get(f"{ROOT}/news")
    problem(response, 503)
    assert response["Retry-After"] == "120"


def test_a_database_that_is_away(client, monkeypatch):
    def away(**_arguments):
        raise OperationalError("could not connect to server at 10.0.0.5")

    monkeypatch.setattr("headless.routers.lists.publication_list", away)
    response = client.get(f"{ROOT}/news")
    found = problem(response, 503)
    assert response["Retry-After"] == "10"
    assert found["incident"]
    assert "10.0.0.5" not in json.dumps(found)
