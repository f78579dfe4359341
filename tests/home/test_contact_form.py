import re
import time
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils.html import escape

from core import guarded_form
from core.requests import client_address
from home import contact, forms
from home.models import ContactMessage, ContactPage

pytestmark = pytest.mark.django_db

URL = "/pl/kontakt/"
TYPED = "Mam program z maja 2009 r. „Łódź’"


@pytest.fixture(autouse=True)
def filled_slowly(monkeypatch):
    """A form that has stood open for a while, unless a test says otherwise."""
    monkeypatch.setattr(guarded_form, "SHORTEST_FILL_SECONDS", 0)


def stamp() -> str:
    return TimestampSigner(salt=guarded_form.STAMP_SALT).sign("form")


def filled(**changes: Any) -> dict[str, Any]:
    data = {
        "name": "Jan Kowalski",
        "email": "jan@example.org",
        "subject": "history",
        "message": TYPED,
        "consent": "on",
        "website": "",
        "stamp": stamp(),
    }
    return {name: value for name, value in {**data, **changes}.items() if value != "-"}


def post(client: Client, **changes: Any):
    return client.post(URL, filled(**changes))


@pytest.mark.parametrize("field", ["email", "subject", "message", "consent"])
def test_a_missing_field_is_named_and_nothing_typed_is_lost(client, field):
    response = post(client, **{field: "-"})
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(rf'class="error-summary".*href="#id_{field}"', page, re.DOTALL)
    assert escape(TYPED) in page or field == "message"
    assert not ContactMessage.objects.exists()


def test_the_title_begins_with_the_error(client):
    page = post(client, email="jan.example.org").content.decode()
    title = re.search(r"<title>(.*?)</title>", page).group(1)
    assert title.startswith(("Error:", "Błąd:"))
    assert 'aria-invalid="true"' in page
    assert 'value="jan.example.org"' in page


def test_an_unknown_subject_is_refused(client):
    assert post(client, subject="politics").context["form"].errors["subject"]


def test_a_message_that_is_too_long_comes_back(client):
    text = "ż" * (forms.LONGEST_MESSAGE + 1)
    response = post(client, message=text)
    assert response.context["form"].errors["message"]
    assert text in response.content.decode()


def test_the_trap_catches_programs_but_loses_nothing(client):
    response = post(client, website="http://spam.example")
    page = response.content.decode()
    assert escape(TYPED) in page
    assert "http://spam.example" not in page
    assert not ContactMessage.objects.exists()


def test_a_form_sent_at_once_is_refused(client, monkeypatch):
    monkeypatch.setattr(guarded_form, "SHORTEST_FILL_SECONDS", 3)
    assert post(client).context["form"].non_field_errors()
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize("mark", ["", "form", "form:1:forged", "\x00"])
def test_a_forged_mark_is_refused(client, mark):
    response = post(client, stamp=mark)
    assert response.status_code == 200
    assert not ContactMessage.objects.exists()


def test_an_old_form_gets_a_new_mark(client, monkeypatch):
    with monkeypatch.context() as yesterday:
        then = time.time() - guarded_form.LONGEST_FILL_SECONDS - 60
        yesterday.setattr("django.core.signing.time.time", lambda: then)
        old = stamp()
    response = post(client, stamp=old)
    assert response.context["form"].non_field_errors()
    assert old not in response.content.decode()


def test_a_nul_character_is_an_error_not_a_fault(client):
    assert post(client, message="a\x00b").context["form"].errors["message"]


def test_too_many_messages_wait_an_hour(client, monkeypatch):
    monkeypatch.setattr(contact, "MESSAGES_AN_HOUR", 2)
    assert [post(client).status_code for _ in range(2)] == [302, 302]
    response = post(client)
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert escape(TYPED) in response.content.decode()
    assert ContactMessage.objects.count() == 2


def test_the_limit_counts_each_address_by_itself(client, monkeypatch):
    monkeypatch.setattr(contact, "MESSAGES_AN_HOUR", 1)
    assert post(client).status_code == 302
    elsewhere = client.post(URL, filled(), REMOTE_ADDR="203.0.113.9")
    assert elsewhere.status_code == 302


def test_the_address_itself_is_not_kept(client, rf):
    post(client)
    keys = " ".join(str(key) for key in cache._cache)  # type: ignore[attr-defined]
    assert "127.0.0.1" not in keys


def test_the_claim_of_a_client_is_not_its_address(rf, settings):
    settings.TRUSTED_PROXIES = 1
    request = rf.get("/", headers={"X-Forwarded-For": "1.1.1.1, 198.51.100.7"})
    assert client_address(request) == "198.51.100.7"
    settings.TRUSTED_PROXIES = 0
    assert client_address(request) == "127.0.0.1"


def test_a_post_without_token_is_refused():
    response = Client(enforce_csrf_checks=True).post(URL, filled())
    assert response.status_code == 403
    assert not ContactMessage.objects.exists()


def test_a_good_message_is_stored_mailed_and_thanked_for(client, settings):
    settings.CONTACT_EMAIL = "host@example.org"
    response = post(client)
    message = ContactMessage.objects.get()
    page = ContactPage.objects.get(locale__language_code="pl")
    assert response.status_code == 302
    assert (message.message, message.language) == (TYPED, "pl")
    assert message.consent_version == contact.consent_version(page.consent_text)
    assert message.page_id == page.pk
    assert message.mailed_at
    assert mail.outbox[0].reply_to == ["jan@example.org"]
    thanks = client.get(response["Location"])
    assert "<form method" not in thanks.content.decode()
    assert thanks.status_code == 200


def test_without_a_receiver_the_message_is_stored_only(client):
    post(client)
    assert ContactMessage.objects.get().mailed_at is None
    assert not mail.outbox


def test_a_mail_server_that_fails_loses_no_message(client, settings, monkeypatch):
    settings.CONTACT_EMAIL = "host@example.org"

    def fail(*args: Any, **kwargs: Any) -> int:
        raise OSError("no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    assert post(client).status_code == 302
    assert ContactMessage.objects.get().mailed_at is None


def test_a_name_with_line_breaks_cannot_add_headers(client, settings):
    settings.CONTACT_EMAIL = "host@example.org"
    response = post(client, name="Jan\r\nBcc: all@example.org")
    assert response.status_code in {200, 302}
    assert all("all@example.org" not in m.recipients() for m in mail.outbox)


def test_the_form_is_not_taken_in_another_language_tree(client):
    response = client.post("/en/kontakt/", filled())
    assert response.status_code in {301, 404}
    assert not ContactMessage.objects.exists()
