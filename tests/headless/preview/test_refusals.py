"""Tokens that open nothing say so, and say nothing else."""

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from accounts.models import User
from headless.preview.models import PreviewGrant
from headless.preview.services import LIFETIME, grant_create, grant_revoke
from headless.preview.tokens import SALT, write_token
from tests.headless.preview.links import (
    ADDRESS,
    ask,
    editor,
    expired,
    grant_for,
    news,
    token_for,
)

pytestmark = pytest.mark.django_db
MARKER = "Tajny szkic"


@pytest.fixture
def page():
    return news(MARKER)


def refused(response, status: int, code: str) -> None:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    assert response["Cache-Control"] == "no-store"
    assert response.json()["code"] == code
    assert MARKER not in response.content.decode()
    if status == 401:
        assert response["WWW-Authenticate"].startswith('Bearer realm="preview"')


def signed(*claims: object, salt: str = SALT) -> str:
    return signing.Signer(salt=salt, sep=".").sign_object(list(claims))


def test_no_token(page) -> None:
    grant_for(page)
    refused(ask(None), 401, "preview-token-missing")
    for value in ("", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Token x"):
        response = Client().get(ADDRESS, headers={"authorization": value})
        refused(response, 401, "preview-token-missing")
    assert "error=" not in ask(None)["WWW-Authenticate"]


def test_neither_a_cookie_nor_a_parameter_is_a_token(page) -> None:
    token = token_for(page)
    client = Client()
    client.force_login(editor())
    refused(client.get(ADDRESS), 401, "preview-token-missing")
    refused(client.get(f"{ADDRESS}?token={token}"), 401, "preview-token-missing")
    refused(
        Client().get(
            f"{ADDRESS}?token=x", headers={"authorization": f"Bearer {token}"}
        ),
        422,
        "invalid-parameters",
    )


def test_damaged_tokens(page) -> None:
    token = token_for(page)
    payload, signature = token.rsplit(".", 1)
    for damaged in (
        token[:-1],
        token + "x",
        token.upper(),
        payload,
        f"{payload}.",
        f".{signature}",
        f"x{payload}.{signature}",
        "a.b.c",
        "ą",
        "x" * 10_000,
        signed("x"),
        signed({"grant": "x"}),
        signed(*range(6)),
        signing.Signer(salt=SALT, sep=".").sign("plain"),
        token_of_another_salt(page),
    ):
        response = Client().get(
            ADDRESS,
            headers={"authorization": f"Bearer {damaged}".encode().decode("latin1")},
        )
        refused(response, 401, "preview-token-invalid")


def token_of_another_salt(page) -> str:
    grant = grant_for(page)
    facts = [
        grant.pk.hex,
        grant.revision_id,
        grant.path,
        grant.language,
        int(grant.expires_at.timestamp()),
    ]
    assert ask(signed(*facts)).status_code == 200
    return signed(*facts, salt="headless.cursor")


def test_every_fact_is_compared(page) -> None:
    """A token that is signed, but says another thing than what was granted."""
    other = news("Inny szkic")
    grant = grant_for(page)
    facts = [
        grant.pk.hex,
        grant.revision_id,
        grant.path,
        grant.language,
        int(grant.expires_at.timestamp()),
    ]
    for place, value in (
        (1, other.latest_revision_id),
        (2, other.get_url_parts()[2]),
        (3, "en"),
        (4, facts[4] + 3600),
    ):
        changed = [*facts]
        changed[place] = value
        refused(ask(signed(*changed)), 401, "preview-token-invalid")


@pytest.mark.parametrize("claim", ["x", None, 1, [], "' OR 1=1", "\x00"])
def test_a_signed_token_with_odd_facts(claim: object) -> None:
    later = int((timezone.now() + LIFETIME).timestamp())
    response = ask(signed(claim, 1, "/pl/", "pl", later))
    assert response.status_code in (401, 410)


def test_expired(page, monkeypatch) -> None:
    refused(ask(expired(page)), 401, "preview-token-expired")
    token = token_for(page)
    later = timezone.now() + LIFETIME
    monkeypatch.setattr("headless.preview.selectors.timezone.now", lambda: later)
    refused(ask(token), 401, "preview-token-expired")


def test_revoked(page) -> None:
    grant, other = grant_for(page), grant_for(page)
    grant_revoke(grant=grant)
    refused(ask(write_token(grant)), 401, "preview-token-revoked")
    assert ask(write_token(other)).status_code == 200


def test_the_page_is_deleted(page) -> None:
    token = token_for(page)
    page.delete()
    refused(ask(token), 410, "preview-gone")


def test_who_made_the_link_is_deleted(page) -> None:
    author = User.objects.create_user("away")
    token = write_token(grant_create(page=page, user=author))
    author.delete()
    refused(ask(token), 410, "preview-gone")


def test_the_page_has_moved(page) -> None:
    token = token_for(page)
    target = page.get_parent().get_parent()
    page.move(target, "last-child")
    refused(ask(token), 410, "preview-gone")


def test_a_stored_link_opens_nothing_without_its_token(page) -> None:
    grant = grant_for(page)
    for guess in (str(grant.pk), grant.pk.hex, str(grant.revision_id)):
        refused(ask(guess), 401, "preview-token-invalid")
    assert PreviewGrant.objects.filter(pk=grant.pk).exists()
