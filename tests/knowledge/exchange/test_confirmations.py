"""Every two years the owner says whether a practice is still true."""

import re
from datetime import date, timedelta
from smtplib import SMTPException

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone
from wagtail.models import PageLogEntry

from accounts.models import Notice
from core.dates import months_later
from knowledge.exchange.confirmation_mail import request_token
from knowledge.exchange.confirmations import confirmations_run
from knowledge.exchange.views import CONFIRMATION_QUERY_BUDGET
from knowledge.models import ConfirmationRequest, PracticePage
from publication.checking import publication_differences
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.exchange.factories import (
    contributor,
    desk_person,
    owner,
    practice,
)
from tests.support.pages import translated

pytestmark = pytest.mark.django_db
LINK = re.compile(r"/(?:pl|en|uk)/[a-z]+/[^/\s]+:[^/\s]+/")


def months_ago(number: int) -> date:
    return months_later(timezone.localdate(), -number)


@pytest.fixture
def partner():
    return owner()


@pytest.fixture
def page(partner) -> PracticePage:
    """Return a practice confirmed more than two years ago."""
    contributor(partner, interface_language="uk")
    return practice(partner, last_confirmed=months_ago(25))


def later(days: int) -> None:
    """Let time pass for the open request."""
    request = ConfirmationRequest.objects.get(closed=None)
    moved = timedelta(days=days)
    request.asked -= moved
    if request.reminded:
        request.reminded -= moved
    request.save()


def link() -> str:
    found = LINK.search(mail.outbox[-1].body)
    assert found, mail.outbox[-1].body
    return found[0]


def stored(page: PracticePage) -> PracticePage:
    return PracticePage.objects.get(pk=page.pk)


def shown(page: PracticePage, language: str = "pl") -> Publication:
    return Publication.objects.get(key=page.translation_key, language=language)


@pytest.mark.parametrize("months", [0, 12, 23])
def test_nobody_is_asked_early(partner, months):
    practice(partner, last_confirmed=months_ago(months))
    assert confirmations_run() == 0
    assert mail.outbox == []


def test_a_practice_never_confirmed_counts_from_its_publication(partner):
    contributor(partner)
    page = practice(partner)
    assert confirmations_run() == 0
    PracticePage.objects.filter(pk=page.pk).update(
        first_published_at=timezone.now() - timedelta(days=800)
    )
    assert confirmations_run() == 1


def test_drafts_withdrawn_and_translations_are_not_asked_about(page):
    translated(page, "en")
    other = practice(
        factories.partner("inna"), title="Inna", last_confirmed=months_ago(30)
    )
    other.unpublish()
    assert confirmations_run() == 1
    assert ConfirmationRequest.objects.get().practice == page


def test_the_letter_is_in_the_language_of_whoever_gets_it(page):
    confirmations_run()
    (letter,) = mail.outbox
    assert letter.to == ["od-wlasciciel@example.org"]
    assert "/uk/" in link()
    assert confirmations_run() == 0
    assert len(mail.outbox) == 1


def test_without_people_of_its_own_the_desk_is_asked(partner):
    desk = desk_person()
    practice(partner, last_confirmed=months_ago(25))
    confirmations_run()
    assert desk.email in {letter.to[0] for letter in mail.outbox}


def test_two_reminders_then_readers_are_told(page, client):
    desk = desk_person()
    confirmations_run()
    for number in (1, 2):
        later(29)
        assert confirmations_run() == 0
        later(2)
        assert confirmations_run() == 1
        assert len(mail.outbox) == number + 1
    later(31)
    assert confirmations_run() == 1
    assert len(mail.outbox) == 3
    assert stored(page).confirmation == "unconfirmed"
    row = shown(page)
    assert row.data["confirmation"] == "unconfirmed"
    assert row.terms.filter(scheme="confirmation", code="unconfirmed").exists()
    assert Notice.objects.filter(user=desk, kind="confirmation-missing").count() == 1
    assert PageLogEntry.objects.filter(
        page=page.pk, action="knowledge.confirmation"
    ).exists()
    assert confirmations_run() == 0
    assert publication_differences() == []


def test_a_late_answer_counts(page, client):
    confirmations_run()
    for _step in range(3):
        later(31)
        confirmations_run()
    assert stored(page).confirmation == "unconfirmed"
    client.post(link(), {"answer": "true"})
    assert stored(page).confirmation == "confirmed"


def test_one_link_and_no_account(page, client):
    translated(page, "en")
    desk = desk_person()
    confirmations_run()
    path = link()
    seen = client.get(path)
    assert seen.status_code == 200
    assert "Krąg doradców" in seen.content.decode()
    assert stored(page).confirmation == "not-asked"
    assert seen["Referrer-Policy"] == "same-origin"
    assert "no-store" in seen["Cache-Control"]
    assert "noindex" in seen["X-Robots-Tag"]
    answer = client.post(path, {"answer": "true", "note": "Wszystko gra."})
    assert answer.status_code == 302
    found = stored(page)
    assert (found.confirmation, found.last_confirmed) == (
        "confirmed",
        timezone.localdate(),
    )
    for language in ("pl", "en"):
        document = shown(page, language).document
        assert document["confirmation"] == "confirmed"
        assert document["last_confirmed"] == timezone.localdate().isoformat()
    told = Notice.objects.get(user=desk, kind="confirmation-true")
    assert told.parameters["note"] == "Wszystko gra."
    assert "<form method" not in client.get(path).content.decode().split("<main")[1]
    assert publication_differences() == []


def test_a_link_answers_once(page, client):
    confirmations_run()
    path = link()
    client.post(path, {"answer": "not-any-more", "note": "Koniec."})
    client.post(path, {"answer": "true"})
    assert stored(page).confirmation == "unconfirmed"
    assert ConfirmationRequest.objects.get().answer == "not-any-more"


def test_what_needs_changes_is_asked_again_later(page, client):
    confirmations_run()
    client.post(link(), {"answer": "changes"})
    assert stored(page).confirmation == "not-asked"
    assert confirmations_run() == 0
    ConfirmationRequest.objects.update(closed=months_ago(7))
    assert confirmations_run() == 1


@pytest.mark.parametrize(
    "data",
    [{}, {"answer": "perhaps"}, {"answer": "true", "note": "x" * 2001}],
)
def test_a_faulty_answer_changes_nothing(page, client, data):
    confirmations_run()
    answer = client.post(link(), data)
    assert answer.status_code == 200
    assert 'class="error-summary"' in answer.content.decode()
    assert ConfirmationRequest.objects.get().answer == ""


@pytest.mark.parametrize("token", ["x", "1:2:3", "MQ:1abc:def"])
def test_a_link_nobody_sent_leads_nowhere(client, token):
    assert client.get(f"/pl/potwierdzenie/{token}/").status_code == 404
    assert (
        client.post(f"/pl/potwierdzenie/{token}/", {"answer": "true"}).status_code
        == 404
    )


def test_a_changed_link_leads_nowhere(page, client):
    confirmations_run()
    request = ConfirmationRequest.objects.get()
    token = request_token(request)
    wrong = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert client.get(f"/pl/potwierdzenie/{wrong}/").status_code == 404


def test_a_withdrawn_practice_is_not_shown_to_the_owner(page, client):
    confirmations_run()
    page.unpublish()
    html = client.get(link()).content.decode()
    assert "Krąg doradców" not in html


def test_a_draft_in_work_is_neither_lost_nor_published(page, client):
    page.title = "Krąg doradców, nowa wersja"
    page.save_revision()
    confirmations_run()
    client.post(link(), {"answer": "true"})
    found = stored(page)
    assert found.title == "Krąg doradców"
    assert found.has_unpublished_changes
    draft = found.get_latest_revision_as_object()
    assert draft.title == "Krąg doradców, nowa wersja"
    draft.save_revision().publish()
    found = stored(page)
    assert (found.confirmation, found.last_confirmed) == (
        "confirmed",
        timezone.localdate(),
    )


def test_a_refused_mail_is_tried_again_and_holds_nobody_up(partner, page, monkeypatch):
    other = factories.partner("inna")
    contributor(other)
    practice(other, title="Inna", last_confirmed=months_ago(25))
    usual = EmailBackend.send_messages

    def refuse(self, messages):
        if "wlasciciel" in messages[0].to[0]:
            raise SMTPException
        return usual(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert confirmations_run() == 1
    assert ConfirmationRequest.objects.get().practice.title == "Inna"
    monkeypatch.setattr(EmailBackend, "send_messages", usual)
    assert confirmations_run() == 1


def test_the_budget_of_the_link(page, client, django_assert_max_num_queries):
    confirmations_run()
    path = link()
    with django_assert_max_num_queries(CONFIRMATION_QUERY_BUDGET):
        client.get(path)
