"""Saved searches: consent first, one letter a week, one click to leave."""

import re
from datetime import timedelta

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from core.guarded_form import stamp_new
from search.engines import current_engine
from search.models import SavedSearch
from search.saved.services import (
    KEEP_CONFIRMED,
    KEEP_UNCONFIRMED,
    MOST_PER_ADDRESS,
    saved_searches_forget,
)
from search.saved.tokens import CONFIRM, LEAVE, token_of
from search.saved.views import ASKED_AN_HOUR, SAVED_QUERY_BUDGET
from search.saved.weekly import WEEK, saved_searches_weekly
from tests.search.corpus import Corpus

pytestmark = pytest.mark.django_db
READER = "reader@example.org"


def save_address(language="pl", question="q=ornitologia"):
    with translation.override(language):
        return f"{reverse('saved_save')}?{question}"


@pytest.fixture
def patient(monkeypatch):
    """Nobody waits the seconds that the form asks of people."""
    monkeypatch.setattr("core.guarded_form.SHORTEST_FILL_SECONDS", -1)


@pytest.fixture
def ask(client, patient, search_path):
    def send(language="pl", **data):
        typed = {"email": READER, "consent": "on", "stamp": stamp_new(), **data}
        return client.post(save_address(language), typed)

    return send


def link_of(mail) -> str:
    return re.search(r"https?://[^/]+(/\S+e-mail/\S+)", mail.body)[1]


@pytest.fixture
def saved(search_path) -> SavedSearch:
    """A search confirmed long ago whose week is over."""
    long_ago = timezone.now() - 2 * WEEK
    return SavedSearch.objects.create(
        email=READER,
        language="pl",
        question="q=ornitologia",
        confirmed_at=long_ago,
        told_until=long_ago,
    )


def publish(corpus: Corpus, title="Ornitologia w szkole", *, days=2, language="pl"):
    row = corpus.add(title, language, kind="news")
    row.first_published = row.changed = timezone.now() - timedelta(days=days)
    row.save()
    current_engine().index([row])
    return row


@pytest.mark.parametrize(
    "wrong", [{"email": "nobody"}, {"email": ""}, {"consent": ""}, {"website": "x"}]
)
def test_without_address_or_consent_nothing_is_kept_or_sent(ask, mailoutbox, wrong):
    response = ask(**wrong)
    assert response.status_code == 200
    assert b"error-summary" in response.content
    assert not SavedSearch.objects.exists()
    assert not mailoutbox


def test_without_a_question_there_is_nothing_to_save(client, search_path):
    response = client.get(save_address(question="q="))
    assert response.url == "/pl/szukaj/"


def test_a_search_that_was_not_confirmed_sends_nothing_more(ask, mailoutbox, corpus):
    ask()
    publish(corpus)
    assert saved_searches_weekly() == 0
    assert len(mailoutbox) == 1


def test_the_first_letter_quotes_nothing_that_was_typed(ask, mailoutbox):
    ask()
    assert "ornitologia" not in mailoutbox[0].body
    assert "ornitologia" not in mailoutbox[0].subject


def test_the_answer_does_not_tell_whether_an_address_is_known(ask, mailoutbox):
    first = re.sub(rb'nonce="[^"]*"', b"", ask().content)
    again = re.sub(rb'nonce="[^"]*"', b"", ask().content)
    assert first == again
    assert len(mailoutbox) == 1


def test_an_address_has_only_so_many_searches(ask, mailoutbox):
    for number in range(MOST_PER_ADDRESS):
        SavedSearch.objects.create(email=READER, language="pl", question=f"q={number}")
    assert ask(email=READER.upper()).status_code == 200
    assert not mailoutbox


def test_a_network_asks_only_so_often(ask):
    statuses = [
        ask(email=f"{n}@example.org").status_code for n in range(ASKED_AN_HOUR + 1)
    ]
    assert statuses == [200] * ASKED_AN_HOUR + [429]


def test_a_letter_that_cannot_be_sent_leaves_nothing(ask, monkeypatch):
    def refuse(*_args):
        raise OSError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    assert ask().status_code == 503
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_opening_the_link_is_not_yet_consent(ask, client, mailoutbox, language):
    ask(language)
    address = link_of(mailoutbox[0])
    assert address.startswith(f"/{language}/")
    assert client.get(address).status_code == 200
    assert SavedSearch.objects.get().confirmed_at is None
    assert client.post(address).status_code == 200
    assert SavedSearch.objects.get().confirmed_at is not None


@pytest.mark.parametrize("name", ["saved_confirm", "saved_leave"])
def test_an_invented_link_leads_nowhere(client, saved, name):
    with translation.override("pl"):
        address = reverse(name, args=[f"{saved.key.hex}:forged"])
    assert client.get(address).status_code == 410
    client.post(address)
    assert SavedSearch.objects.exists()


def test_a_letter_a_week_with_what_is_new(saved, corpus, mailoutbox):
    publish(corpus)
    publish(corpus, "Ornitologia dawna", days=30)
    publish(corpus, "Zoologia")
    assert saved_searches_weekly() == 1
    body = mailoutbox[0].body
    assert "Ornitologia w szkole" in body
    assert "Ornitologia dawna" not in body
    assert "Zoologia" not in body
    assert saved_searches_weekly() == 0


def test_what_was_withdrawn_is_not_told(saved, corpus, mailoutbox):
    corpus.withdraw(publish(corpus))
    assert saved_searches_weekly() == 0
    assert not mailoutbox


def test_a_refused_letter_is_tried_again(saved, corpus, mailoutbox, monkeypatch):
    def refuse(*_args):
        raise OSError

    publish(corpus)
    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "send_messages", refuse)
        assert saved_searches_weekly() == 0
    assert saved_searches_weekly() == 1
    assert len(mailoutbox) == 1


def test_mail_programs_leave_with_one_click(saved, corpus, mailoutbox):
    publish(corpus)
    saved_searches_weekly()
    headers = mailoutbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = re.search(r"<https?://[^/]+(/.*)>", headers["List-Unsubscribe"])[1]
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(address).status_code == 200
    assert SavedSearch.objects.exists()
    answer = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not SavedSearch.objects.exists()
    assert strict.post(address).status_code == 200


@pytest.mark.parametrize(
    ("column", "kept"),
    [("created_at", KEEP_UNCONFIRMED), ("confirmed_at", KEEP_CONFIRMED)],
)
def test_addresses_are_forgotten_in_time(saved, column, kept):
    SavedSearch.objects.update(
        **{"confirmed_at": None, column: timezone.now() - kept + timedelta(minutes=1)}
    )
    assert saved_searches_forget() == 0
    assert saved_searches_forget(timezone.now() + timedelta(minutes=2)) == 1


@pytest.mark.parametrize("name", ["saved_save", "saved_confirm", "saved_leave"])
def test_pages_keep_their_query_budget(
    client, saved, name, django_assert_max_num_queries
):
    purposes = {"saved_confirm": CONFIRM, "saved_leave": LEAVE}
    token = [token_of(saved, purposes[name])] if name in purposes else []
    with translation.override("pl"):
        address = reverse(name, args=token)
    client.get(address, {"q": "ornitologia"})
    with django_assert_max_num_queries(SAVED_QUERY_BUDGET):
        answer = client.get(address, {"q": "ornitologia"})
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
