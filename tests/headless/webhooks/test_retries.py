"""What follows when a message is not accepted."""

import datetime
from email.utils import format_datetime

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from headless.webhooks.deliveries import deliveries_forget_old
from headless.webhooks.models import WebhookDelivery
from headless.webhooks.schedule import ATTEMPTS, JITTER, PAUSES, pause_after
from headless.webhooks.services import endpoint_switch_on
from tests.headless.sample import publish
from tests.headless.webhooks.conftest import deliveries, follow, states
from tests.headless.webhooks.receiver import Answer

pytestmark = pytest.mark.django_db
DAY = 24 * 60 * 60


def pause_of(endpoint, clock) -> float:
    (delivery,) = deliveries(endpoint)
    return (delivery.next_attempt_at - clock.now()).total_seconds()


def exhaust(send, clock) -> None:
    """Let every attempt be made."""
    for pause in PAUSES:
        send()
        clock.forward(seconds=pause.total_seconds() * (1 + JITTER) + 1)
    send()


def test_pauses_grow_and_end_after_a_weekend() -> None:
    assert list(PAUSES) == sorted(PAUSES)
    assert pause_after(ATTEMPTS) is None
    assert 60 < sum(PAUSES, datetime.timedelta()).total_seconds() / 3600 < 72


def test_deliveries_that_failed_together_do_not_come_back_together() -> None:
    pauses = {pause_after(4) for _ in range(5)}
    assert len(pauses) > 1
    assert all(PAUSES[3] <= pause <= PAUSES[3] * (1 + JITTER) for pause in pauses)


def test_the_schedule_is_kept(endpoint, receiver, send, clock) -> None:
    receiver.always = Answer(500, body=b"database is down")
    follow(publish("Uparte"))
    for number, pause in enumerate(PAUSES, start=1):
        send()
        assert len(receiver.received) == number
        seconds = pause.total_seconds()
        assert seconds - 2 <= pause_of(endpoint, clock) <= seconds * (1 + JITTER)
        clock.forward(seconds=seconds - 2)
        assert send() == 0
        clock.forward(seconds=seconds * JITTER + 3)
    (delivery,) = deliveries(endpoint)
    assert (delivery.status, delivery.answer) == (500, "database is down")


def test_an_endpoint_that_always_fails_is_switched_off_with_a_mail(
    endpoint, receiver, send, clock, django_capture_on_commit_callbacks
) -> None:
    type(endpoint).objects.update(contact_email="front@example.org")
    receiver.always = Answer(500)
    follow(publish("Daremne"))
    with django_capture_on_commit_callbacks(execute=True):
        exhaust(send, clock)
    endpoint.refresh_from_db()
    assert (endpoint.active, endpoint.off_reason) == (False, "failing")
    assert len(receiver.received) == ATTEMPTS
    assert states(endpoint) == ["failed"]
    (notice,) = mail.outbox
    assert notice.to == ["front@example.org"]
    assert endpoint.name in notice.subject
    assert f"/webhooks/{endpoint.pk}/deliveries/" in notice.body


def test_without_a_contact_every_administrator_is_told(
    endpoint, receiver, send, django_capture_on_commit_callbacks
) -> None:
    User = get_user_model()
    User.objects.filter(is_superuser=True).update(email="")
    User.objects.create_superuser("anna", "anna@example.org", "x")
    receiver.always = Answer(410)
    follow(publish("Koniec"))
    with django_capture_on_commit_callbacks(execute=True):
        send()
    assert [notice.to for notice in mail.outbox] == [["anna@example.org"]]


def test_one_message_that_cannot_be_borne_silences_nobody(
    endpoint, receiver, send, clock
) -> None:
    receiver.always = Answer(500)
    follow(publish("Trująca"))
    send()
    receiver.answer_to = lambda received: Answer(
        500 if received.message["data"]["title"] == "Trująca" else 204
    )
    follow(publish("Zdrowa"))
    exhaust(send, clock)
    endpoint.refresh_from_db()
    assert endpoint.active
    assert states(endpoint) == ["failed", "delivered"]


def test_gone_switches_off_at_once(endpoint, receiver, send) -> None:
    receiver.always = Answer(410)
    follow(publish("Pierwsza"))
    send()
    follow(publish("Druga"))
    send()
    endpoint.refresh_from_db()
    assert (endpoint.active, endpoint.off_reason) == (False, "gone")
    assert len(receiver.received) == 1


def test_switched_on_again_it_goes_on_from_there(
    endpoint, receiver, send, clock
) -> None:
    receiver.answers = [Answer(410)]
    given_up = publish("Oddana")
    follow(given_up)
    send()
    missed = publish("Tymczasem")
    follow(missed)
    endpoint.refresh_from_db()
    endpoint_switch_on(endpoint=endpoint, failed_again=False)
    send()
    assert receiver.received[-1].sequence == missed.sequence
    assert states(endpoint) == ["failed", "delivered"]
    endpoint_switch_on(endpoint=endpoint, failed_again=True)
    send()
    assert receiver.received[-1].sequence == given_up.sequence
    assert states(endpoint) == ["delivered", "delivered"]


def test_a_redirect_is_not_followed(endpoint, receiver, send) -> None:
    receiver.answers = [Answer(302, {"Location": receiver.url("/elsewhere")})]
    follow(publish("Nie tam"))
    send()
    assert [received.path for received in receiver.received] == ["/hook"]
    (delivery,) = deliveries(endpoint)
    assert (delivery.state, delivery.status) == ("waiting", 302)


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_any_2xx_is_success(endpoint, receiver, send, status) -> None:
    receiver.always = Answer(status)
    follow(publish("Dobra"))
    send()
    assert states(endpoint) == ["delivered"]


@pytest.mark.parametrize(
    "case",
    [
        ("120", 120),
        ("1", 10),
        ("999999999", DAY),
        ("0", 10),
        ("soon", 10),
        ("-5", 10),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 10),
        ("9" * 400, DAY),
    ],
)
def test_retry_after_lengthens_the_pause_up_to_a_day(
    endpoint, receiver, send, clock, case
) -> None:
    wish, seconds = case
    receiver.always = Answer(429, {"Retry-After": wish})
    follow(publish("Później"))
    send()
    assert seconds - 2 < pause_of(endpoint, clock) <= seconds * (1 + JITTER)


def test_retry_after_may_be_a_date(endpoint, receiver, send, clock) -> None:
    moment = clock.now() + datetime.timedelta(minutes=10)
    wish = format_datetime(moment, usegmt=True)
    receiver.always = Answer(503, {"Retry-After": wish})
    follow(publish("O godzinie"))
    send()
    assert 590 < pause_of(endpoint, clock) <= 600


def test_what_is_old_is_forgotten(endpoint, receiver, send, clock) -> None:
    follow(publish("Dostarczona"))
    send()
    receiver.always = Answer(410)
    follow(publish("Oddana"))
    send()
    clock.forward(days=29)
    assert deliveries_forget_old() == 0
    clock.forward(days=2)
    assert deliveries_forget_old() == 1
    assert states(endpoint) == ["failed"]
    clock.forward(days=60)
    deliveries_forget_old()
    assert not WebhookDelivery.objects.exists()


def test_what_waits_is_never_forgotten(endpoint, clock) -> None:
    follow(publish("Czeka"))
    clock.forward(days=365)
    deliveries_forget_old()
    assert states(endpoint) == ["waiting"]
