"""Nobody without a token, nothing that is no deposit."""

import json
import re

import pytest
from django.test import Client
from django.urls import URLPattern

from config.deposit import deposit_api
from knowledge.models import PracticePage
from tests.headless.v3.partners import JSON, ROOT, Partner, fiche, practice

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options", "trace")


def addresses() -> list[str]:
    """Return every route the API has, and some it has not."""
    patterns: list[URLPattern] = deposit_api.urls[0]
    found = [f"{ROOT}/{pattern.pattern}" for pattern in patterns]
    found = [re.sub(r"<[^>]*>", "1", address) for address in found]
    return [*found, ROOT, f"{ROOT}/", f"{ROOT}/nothing"]


@pytest.mark.parametrize("method", METHODS)
def test_every_route_is_closed_to_the_anonymous(method: str) -> None:
    assert len(addresses()) > 20
    client = Client(enforce_csrf_checks=True)
    for address in addresses():
        response = getattr(client, method)(address)
        assert response.status_code == 401, (method, address)
        assert response["WWW-Authenticate"].startswith("Bearer"), address
        assert response["Content-Type"] == "application/problem+json", address
        assert not response.has_header("Access-Control-Allow-Origin"), address


def test_a_session_counts_for_nothing(ours: Partner) -> None:
    ours.user.is_superuser = True
    ours.user.save()
    client = Client()
    client.force_login(ours.user)
    for address in (f"{ROOT}/whoami/", f"{ROOT}/pages/", f"{ROOT}/docs/"):
        assert client.get(address).status_code == 401
    body = json.dumps(practice(ours.branch))
    response = client.post(f"{ROOT}/pages/", body, content_type=JSON)
    assert response.status_code == 401
    assert not PracticePage.objects.child_of(ours.branch).exists()


def test_a_token_opens_the_description(ours: Partner) -> None:
    assert ours.send("get", "/whoami/").json()["user"]["username"] == "nasza"
    assert ours.send("get", "/docs/").status_code == 200
    described = ours.send("get", "/openapi.json").json()
    assert "/api/v3-preview/pages/" in described["paths"]
    assert ours.send("get", "/schema/knowledge.PracticePage/").status_code == 200


def test_tokens_end(ours: Partner, theirs: Partner) -> None:
    ours.token.revoke()
    assert ours.send("get", "/whoami/").status_code == 401
    theirs.user.is_active = False
    theirs.user.save()
    assert theirs.send("get", "/whoami/").status_code == 401
    assert theirs.deposit(**fiche()).status_code == 401


def test_answers_are_kept_by_nobody_and_read_by_no_other_site(ours: Partner) -> None:
    response = ours.send("get", "/whoami/")
    assert response["Cache-Control"] == "no-store, private"
    assert not response.has_header("Access-Control-Allow-Origin")
    asked = ours.send("options", "/pages/")
    assert not asked.has_header("Access-Control-Allow-Methods")


def test_only_depositing_is_open_even_to_an_administrator(ours: Partner) -> None:
    ours.user.is_superuser = True
    ours.user.save()
    opened = {
        address.removeprefix(ROOT).split("/")[1]
        for address in addresses()
        if "/" in address.removeprefix(ROOT)
        if ours.send("get", address.removeprefix(ROOT)).status_code != 404
    }
    assert opened <= {"concepts", "docs", "openapi.json", "pages", "schema", "whoami"}
    for name in ("sites", "snippets", "images", "documents"):
        assert ours.send("post", f"/{name}/", {}).status_code == 404


def test_unknown_addresses_and_methods_are_problems(ours: Partner) -> None:
    for method, path, status in (
        ("get", "/nothing", 404),
        ("post", "/nothing", 404),
        ("put", "/pages/", 405),
        ("delete", "/whoami/", 405),
        ("get", "/pages/99999999999999999999999/", 404),
        ("delete", "/pages/99999999999999999999999/", 404),
        ("get", "/pages/x/", 404),
    ):
        response = ours.send(method, path)
        assert response.status_code == status, (method, path)
        assert response["Content-Type"] == "application/problem+json", path


def nested(depth: int) -> str:
    return '{"title": ' + "[" * depth + "]" * depth + "}"


NO_DEPOSITS = [
    ("", 422),
    ("{", 400),
    ("[]", 400),
    ("null", 400),
    (b"\xff\xfe", 400),
    ('{"title": "\\ud800"}', 400),
    ('{"title": "\\u0000"}', 400),
    (nested(45), 400),
    (nested(100_000), 400),
    ("{}", 422),
    ('{"meta": null}', 422),
    ('{"meta": 1, "title": "x"}', 422),
    ('{"meta": {"type": "knowledge.PracticePage"}}', 422),
    ('{"meta": {"type": "accounts.User", "parent_id": 1}}', 422),
    ('{"title": "' + "x" * 1024 * 1024 + '"}', 413),
]


def test_bodies_that_are_no_deposit(ours: Partner) -> None:
    for body, status in NO_DEPOSITS:
        response = ours.send("post", "/pages/", body)
        assert response.status_code == status, (body[:80], response.content)
        assert response["Content-Type"] == "application/problem+json"


def test_only_json_is_taken(ours: Partner) -> None:
    for content_type in (
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
    ):
        response = Client().post(
            f"{ROOT}/pages/",
            json.dumps(practice(ours.branch)),
            content_type=content_type,
            headers=ours.headers,
        )
        assert response.status_code == 415
        assert response.json()["code"] == "unsupported-media-type"
