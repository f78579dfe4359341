"""Sending the contact form through the API does what the page does."""

import time
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core import guarded_form
from core.consent import consent_version
from home import contact, forms
from home.models import ContactMessage
from tests.headless.forms.sending import (
    ADDRESS,
    LEFT_OUT,
    contact_page,
    filled,
    messages,
    send,
    stamp,
)

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "en", "uk")


def by_page(client: Client, language: str = "pl") -> Any:
    """Send the same form through the page."""
    data = {**filled(language), "consent": "on"}
    return client.post(contact_page(language).url, data)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_stored_and_mailed_as_by_the_page(client, settings, language):
    settings.CONTACT_EMAIL = "host@example.org"
    assert by_page(client, language).status_code == 302
    answer = send(client, filled(language), language)
    assert answer.status_code == 201
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Language"] == language
    assert answer.json()["received"] is True
    assert answer.json()["message"].startswith("<p")
    one, other = ContactMessage.objects.order_by("pk")
    assert one.mailed_at
    assert other.mailed_at
    for name in ("name", "email", "subject", "message", "language", "page_id"):
        assert getattr(one, name) == getattr(other, name)
    assert one.consent_version == other.consent_version
    first, second = mail.outbox
    assert (first.subject, first.body, first.to, first.reply_to) == (
        second.subject,
        second.body,
        second.to,
        second.reply_to,
    )


def test_thanks_are_the_pages_own(client):
    page = contact_page()
    page.thank_you = "<p>Dziękujemy, odpiszemy.</p>"
    page.save_revision().publish()
    assert "Dziękujemy, odpiszemy." in send(client, filled()).json()["message"]
    page.thank_you = ""
    page.save_revision().publish()
    assert send(client, filled()).json()["message"].startswith("<p>")


@pytest.mark.parametrize("field", ["email", "subject", "message", "consent"])
def test_what_is_missing_is_named_in_the_readers_language(client, field):
    said = []
    for language in LANGUAGES:
        answer = send(client, filled(language, **{field: LEFT_OUT}), language)
        assert answer.status_code == 422
        assert set(messages(answer)) == {field}
        said.append(messages(answer)[field])
    assert len(set(said)) == len(LANGUAGES)
    assert not ContactMessage.objects.exists()


def test_every_error_is_named_at_once(client):
    answer = send(client, {"email": "jan", "subject": "politics"})
    assert answer.json()["code"] == "invalid-fields"
    assert set(messages(answer)) == {
        "email", "subject", "message", "consent", "consent_version",
    }  # fmt: skip


def test_a_long_message(client):
    answer = send(client, filled(message="ż" * (forms.LONGEST_MESSAGE + 1)))
    assert set(messages(answer)) == {"message"}


def test_the_trap(client):
    answer = send(client, filled(website="http://spam.example"))
    assert set(messages(answer)) == {"form"}
    assert not ContactMessage.objects.exists()
    assert send(client, filled(website="")).status_code == 201


def test_a_form_sent_at_once_and_one_that_is_too_old(client, monkeypatch):
    with monkeypatch.context() as changed:
        changed.setattr(guarded_form, "SHORTEST_FILL_SECONDS", 3)
        assert set(messages(send(client, filled()))) == {"form"}
    with monkeypatch.context() as yesterday:
        then = time.time() - guarded_form.LONGEST_FILL_SECONDS - 60
        yesterday.setattr("django.core.signing.time.time", lambda: then)
        old = stamp()
    assert set(messages(send(client, filled(stamp=old)))) == {"form"}
    assert not ContactMessage.objects.exists()


def test_the_stamp_of_the_description_is_accepted(client):
    form = client.get(f"{ADDRESS}?lang=en").json()
    data = filled("en", stamp=form["stamp"], consent_version=form["consent"]["version"])
    assert send(client, data, "en").status_code == 201


def test_consent_to_another_wording_is_a_conflict(client):
    old = filled()
    page = contact_page()
    page.consent_text = "Nowe brzmienie zgody."
    page.save_revision().publish()
    answer = send(client, old)
    assert (answer.status_code, answer.json()["code"]) == (409, "consent-changed")
    assert not ContactMessage.objects.exists()
    assert send(client, filled()).status_code == 201
    stored = ContactMessage.objects.get()
    assert stored.consent_version == consent_version("Nowe brzmienie zgody.")


def test_the_consent_of_another_language_does_not_count(client):
    answer = send(client, filled("uk"), "en")
    assert answer.status_code == 409


def test_both_doors_share_the_limit(client, monkeypatch):
    monkeypatch.setattr(contact, "MESSAGES_AN_HOUR", 2)
    assert by_page(client).status_code == 302
    assert send(client, filled()).status_code == 201
    answer = send(client, filled())
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert by_page(client).status_code == 429
    assert ContactMessage.objects.count() == 2


def test_what_is_refused_does_not_count(client, monkeypatch):
    monkeypatch.setattr(contact, "MESSAGES_AN_HOUR", 1)
    for _time in range(3):
        assert send(client, filled(email="jan")).status_code == 422
    assert send(client, filled()).status_code == 201


def test_no_cookie_is_needed_read_or_set():
    client = Client(enforce_csrf_checks=True)
    client.force_login(get_user_model().objects.order_by("pk").first())
    with CaptureQueriesContext(connection) as queries:
        answer = send(client, filled())
    assert answer.status_code == 201
    assert not answer.cookies
    asked = " ".join(query["sql"] for query in queries)
    assert "django_session" not in asked
    assert "accounts_user" not in asked


def test_a_mail_server_that_fails_loses_no_message(client, settings, monkeypatch):
    settings.CONTACT_EMAIL = "host@example.org"

    def fail(*args: Any, **kwargs: Any) -> int:
        raise OSError("no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert send(client, filled()).status_code == 201
    assert ContactMessage.objects.get().mailed_at is None


def test_a_name_with_line_breaks_cannot_add_headers(client, settings):
    settings.CONTACT_EMAIL = "host@example.org"
    send(client, filled(name="Jan\r\nBcc: all@example.org"))
    assert all("all@example.org" not in m.recipients() for m in mail.outbox)
