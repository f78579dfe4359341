"""What is no form at all: a problem document, and nothing stored."""

import json
from typing import Any

import pytest

from headless.forms.reading import LARGEST_BODY
from home.models import ContactMessage
from tests.headless.forms.sending import ADDRESS, filled, messages, send, send_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_stored():
    yield
    assert not ContactMessage.objects.exists()


def is_problem(response: Any, status: int) -> bool:
    return (
        response.status_code == status
        and response["Content-Type"] == "application/problem+json"
        and response["Access-Control-Allow-Origin"] == "*"
        and response.json()["status"] == status
    )


@pytest.mark.parametrize(
    "media_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=no-such",
        "application/ld+json",
        "json",
        "\xff",
    ],
)
def test_another_media_type(client, media_type):
    assert is_problem(send_bytes(client, b"{}", media_type), 415)


def test_json_with_its_charset_is_read(client):
    body = json.dumps(filled(consent=False)).encode()
    answer = send_bytes(client, body, "application/json; charset=UTF-8")
    assert is_problem(answer, 422)


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, 10 * 1024 * 1024])
def test_a_large_body(client, size):
    assert is_problem(send_bytes(client, b" " * size), 413)


def test_a_large_body_is_not_read(client, monkeypatch):
    def read(*_args: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr("django.test.client.FakePayload.read", read)
    assert is_problem(send_bytes(client, b"x" * (LARGEST_BODY + 1)), 413)


def test_a_length_that_is_none(client):
    answer = client.generic(
        "POST", ADDRESS, b"{}", content_type="application/json", CONTENT_LENGTH="-1"
    )
    assert is_problem(answer, 400)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"{]",
        b"\x00",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b'{"message": "a", "message": "b"}',
        b'{"a": ' + b"9" * 6000 + b"}",
        b'{"message": "\\ud800"}',
        b'{"message": "\xff\xfe"}',
        b'\xef\xbb\xbf{"message": "a"}',
        '{"message": "ż"}'.encode("utf-16"),
        '{"message": "ż"}'.encode("utf-32"),
        '{"message": "ż"}'.encode("cp1250"),
        b"[" * 60_000,
        b"[" * 30_000 + b"]" * 30_000,
        b'{"a":' * 12_000,
    ],
    ids=lambda body: repr(body[:24]),
)
def test_what_is_no_json_in_utf_8(client, body):
    assert is_problem(send_bytes(client, body), 400)


@pytest.mark.parametrize("data", [[], [filled], "text", 1, None, True, {}])
def test_something_else_than_an_object(client, data):
    answer = send(client, [] if data == [filled] else data)
    assert is_problem(answer, 422)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("message", ["a"]),
        ("message", {"text": "a"}),
        ("message", None),
        ("email", 1),
        ("email", True),
        ("subject", ["history"]),
        ("consent", "true"),
        ("consent", 1),
        ("consent", None),
        ("consent_version", 1),
        ("stamp", ["a"]),
        ("website", {}),
        ("no_such_field", "a"),
        ("__class__", "a"),
        ("page", "1"),
        ("name", "x" * 20_000),
    ],
)
def test_a_value_of_the_wrong_type_is_named(client, name, value):
    answer = send(client, filled(**{name: value}))
    assert is_problem(answer, 422)
    assert set(messages(answer)) == {name}


@pytest.mark.parametrize("name", ["name", "email", "message", "subject"])
def test_a_nul_character_is_an_error_not_a_fault(client, name):
    answer = send(client, filled(**{name: "a\x00b"}))
    assert is_problem(answer, 422)
    assert name in messages(answer)


@pytest.mark.parametrize("value", ["a\x00b", "form:1:forged", "", "\U0001f600" * 50])
def test_a_stamp_that_is_none(client, value):
    answer = send(client, filled(stamp=value))
    assert is_problem(answer, 422)
    assert set(messages(answer)) & {"form", "stamp"}
