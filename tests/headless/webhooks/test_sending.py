"""Deliveries arrive: signed, in order, once is the rule and never lost."""

import threading
import time
import uuid

import pytest
from standardwebhooks.webhooks import WebhookVerificationError

from headless.webhooks.deliveries import LEASE, deliveries_claim
from headless.webhooks.services import endpoint_replace_secret
from tests.headless.sample import publish
from tests.headless.webhooks.conftest import deliveries, follow, states
from tests.headless.webhooks.receiver import Answer, running

pytestmark = pytest.mark.django_db


def test_a_message_arrives_signed(endpoint, receiver, send) -> None:
    follow(publish("Zażółć gęślą jaźń"))
    assert send() == 1
    (received,) = receiver.received
    assert received.verified(endpoint.secret)["data"]["title"] == "Zażółć gęślą jaźń"
    assert received.headers["Content-Type"] == "application/json"
    (delivery,) = deliveries(endpoint)
    assert (delivery.state, delivery.status, delivery.attempts) == (
        "delivered",
        204,
        1,
    )
    assert received.headers["webhook-id"] == delivery.webhook_id


def test_another_secret_or_another_body_is_noticed(endpoint, receiver, send) -> None:
    follow(publish("Treść"))
    send()
    (received,) = receiver.received
    with pytest.raises(WebhookVerificationError):
        received.verified("whsec_" + "A" * 43 + "=")
    received.body = received.body.replace(b"sample-news", b"sample-olds")
    with pytest.raises(WebhookVerificationError):
        received.verified(endpoint.secret)


def test_a_replaced_secret_is_good_for_a_day_more(
    endpoint, receiver, send, clock
) -> None:
    old = endpoint.secret
    endpoint_replace_secret(endpoint)
    follow(publish("W przejściu"))
    send()
    (received,) = receiver.received
    assert received.verified(old) == received.verified(endpoint.secret)
    clock.forward(hours=25)
    follow(publish("Po przejściu"))
    send()
    assert len(receiver.received[-1].headers["webhook-signature"].split()) == 1


def test_an_object_is_told_in_order_and_others_do_not_wait(
    endpoint, receiver, send, clock
) -> None:
    key = uuid.uuid4()
    first = publish("Pierwsza", key=key)
    follow(first)
    second = publish("Друга", "uk", key=key)
    other = publish("Inny obiekt")
    follow(second, other)
    receiver.answer_to = lambda received: Answer(
        500 if received.sequence == first.sequence else 204
    )
    send()
    assert {r.sequence for r in receiver.received} == {first.sequence, other.sequence}
    receiver.answer_to = None
    clock.forward(seconds=12)
    send()
    assert [r.sequence for r in receiver.received[2:]] == [
        first.sequence,
        second.sequence,
    ]


def test_every_attempt_has_the_same_id_and_a_fresh_time(
    endpoint, receiver, send, clock
) -> None:
    follow(publish("Uparte"))
    receiver.answers = [Answer(503)]
    send()
    clock.forward(seconds=12)
    send()
    one, two = (received.headers for received in receiver.received)
    assert one["webhook-id"] == two["webhook-id"]
    assert int(two["webhook-timestamp"]) >= int(one["webhook-timestamp"]) + 12
    assert receiver.received[0].body == receiver.received[1].body


def test_an_endpoint_that_is_down_gets_everything_when_it_is_up(
    make_endpoint, settings, sender, send, clock
) -> None:
    settings.WEBHOOK_ALLOWED_HOSTS = ["127.0.0.1"]
    with running() as gone:
        address = gone.url()
    endpoint = make_endpoint(gone, address=address)
    row = publish("Cierpliwe")
    follow(row)
    send()
    (delivery,) = deliveries(endpoint)
    assert delivery.state == "waiting"
    assert "refused" in delivery.error
    with running() as server:
        type(endpoint).objects.update(address=server.url())
        clock.forward(seconds=12)
        send()
        assert [r.sequence for r in server.received] == [row.sequence]
    assert states(endpoint) == ["delivered"]


def test_a_slow_endpoint_holds_up_nobody(
    make_endpoint, endpoint, receiver, sender, settings
) -> None:
    release = threading.Event()
    with running() as slow_server:
        slow_server.always = Answer(wait_for=release)
        slow = make_endpoint(slow_server, "Slow")
        follow(*(publish(f"Wiadomość {number}") for number in range(6)))
        begun = time.monotonic()
        while states(endpoint).count("delivered") < 6:
            sender.send_due()
            assert time.monotonic() - begun < 5
        assert states(slow) == ["waiting"] * 6
        assert len(slow_server.received) == 2
        release.set()
        while states(slow).count("delivered") < 6:
            sender.send_due()
            assert time.monotonic() - begun < 8
    assert len(receiver.received) == 6


def test_two_workers_never_send_the_same(endpoint) -> None:
    follow(publish("Raz"), publish("Dwa"))
    mine = deliveries_claim(endpoint_id=endpoint.pk, limit=1)
    others = deliveries_claim(endpoint_id=endpoint.pk, limit=9)
    assert len(mine) == len(others) == 1
    assert mine[0].pk != others[0].pk
    assert deliveries_claim(endpoint_id=endpoint.pk, limit=9) == []


def test_what_a_dead_worker_had_taken_is_sent_by_the_next(
    endpoint, receiver, send, clock
) -> None:
    follow(publish("Osierocone"))
    deliveries_claim(endpoint_id=endpoint.pk, limit=1)
    assert send() == 0
    clock.forward(seconds=LEASE.total_seconds() + 1)
    assert send() == 1
    (delivery,) = deliveries(endpoint)
    assert (delivery.state, delivery.attempts) == ("delivered", 2)


def test_nothing_is_sent_to_an_endpoint_that_is_off(endpoint, receiver, send) -> None:
    follow(publish("Nie teraz"))
    type(endpoint).objects.update(active=False)
    assert send() == 0
    assert receiver.received == []


def test_an_endpoint_deleted_meanwhile_is_no_fault(endpoint, receiver, sender) -> None:
    release = threading.Event()
    receiver.always = Answer(wait_for=release)
    follow(publish("Za późno"))
    sender.send_due()
    endpoint.delete()
    release.set()
    sender.close()
    assert not sender.running
