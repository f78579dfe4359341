"""Which deliveries the log's rows become."""

import json
import uuid

import pytest

from headless.webhooks.follower import webhook_follower
from headless.webhooks.models import WebhookDelivery
from headless.webhooks.services import endpoint_switch_off, endpoint_switch_on
from publication.followers import follow as follow_log
from publication.followers import followers, rebuild_request
from publication.models import Publication
from tests.headless.sample import publish, withdraw
from tests.headless.webhooks.conftest import deliveries, follow, states
from tests.support.pages import content_page

pytestmark = pytest.mark.django_db


def data(delivery: WebhookDelivery) -> dict:
    return json.loads(bytes(delivery.payload))["data"]


def titles(endpoint) -> list[str]:
    return [data(delivery)["title"] for delivery in deliveries(endpoint)]


def test_it_follows_the_log() -> None:
    assert followers["webhooks"] is webhook_follower


def test_history_is_not_sent_to_a_new_endpoint(make_endpoint, receiver) -> None:
    old = publish("Dawne")
    endpoint = make_endpoint(receiver)
    follow(old)
    assert deliveries(endpoint) == []


def test_the_same_rows_again_make_nothing_twice(endpoint) -> None:
    rows = [publish("Pierwsze"), publish("Drugie")]
    follow(*rows)
    follow(*rows)
    assert titles(endpoint) == ["Pierwsze", "Drugie"]


def test_rows_applied_again_after_a_crash_make_nothing_twice(endpoint) -> None:
    start = endpoint.sequence
    row = publish("Raz")
    follow(row)
    # As if the place in the log had not been stored.
    type(endpoint).objects.update(sequence=start)
    follow(row)
    assert titles(endpoint) == ["Raz"]


def test_a_rebuild_sends_nothing_again(endpoint) -> None:
    follow_log(webhook_follower)
    publish("Raz")
    follow_log(webhook_follower)
    rebuild_request(webhook_follower)
    follow_log(webhook_follower)
    assert titles(endpoint) == ["Raz"]


def test_what_an_earlier_run_missed_is_made_up_for(endpoint) -> None:
    publish("Przeoczone")
    follow(publish("Nowe"))
    assert titles(endpoint) == ["Przeoczone", "Nowe"]


def test_a_publication_is_described_and_not_repeated(endpoint) -> None:
    row = publish("Tytuł", "uk", text="MARKER")
    follow(row)
    (delivery,) = deliveries(endpoint)
    assert json.loads(bytes(delivery.payload)) == {
        "type": "publication.published",
        "timestamp": "2026-11-22T12:00:00Z",
        "data": {
            "sequence": row.sequence,
            "key": str(row.key),
            "kind": "sample-news",
            "language": "uk",
            "title": "Tytuł",
            "path": row.path,
            "url": f"http://localhost{row.path}",
            "changed": "2026-11-22T12:00:00Z",
        },
    }


def test_a_withdrawal_has_no_text(endpoint) -> None:
    row = publish("TAJNE")
    follow(row)
    withdraw(row)
    follow(row)
    last = deliveries(endpoint)[-1]
    assert last.event == "publication.withdrawn"
    assert (data(last)["title"], data(last)["path"], data(last)["url"]) == ("", "", "")
    assert data(last)["key"] == str(row.key)


def test_a_withdrawal_erases_what_earlier_messages_said(endpoint, send) -> None:
    row = publish("TAJNE")
    follow(row)
    send()
    row = publish("TAJNE po raz drugi", key=row.key)
    follow(row)
    withdraw(row)
    follow(row)
    assert states(endpoint) == ["delivered", "overtaken", "waiting"]
    assert not any(b"TAJNE" in bytes(d.payload) for d in deliveries(endpoint))


def test_a_withdrawal_is_not_overtaken_by_its_own_publication(
    endpoint, receiver, send
) -> None:
    """The follower has not seen the withdrawal yet; the table has."""
    row = publish("TAJNE")
    follow(row)
    withdraw(row)
    send()
    assert receiver.received == []
    follow(row)
    send()
    (received,) = receiver.received
    assert received.message["type"] == "publication.withdrawn"


def test_only_the_kinds_and_languages_asked_for(make_endpoint, receiver) -> None:
    narrow = make_endpoint(receiver, kinds=["sample-partner"], languages=["en", "uk"])
    wide = make_endpoint(receiver)
    follow(
        publish("Nowina", "en"),
        publish("Partner", "pl", kind="sample-partner"),
        publish("Partner", "uk", kind="sample-partner"),
    )
    assert [(d.kind, d.language) for d in deliveries(narrow)] == [
        ("sample-partner", "uk")
    ]
    assert len(deliveries(wide)) == 3


def test_a_withdrawal_erases_even_what_is_no_longer_asked_for(endpoint) -> None:
    row = publish("TAJNE")
    follow(row)
    type(endpoint).objects.update(kinds=["sample-partner"])
    withdraw(row)
    follow(row)
    assert states(endpoint) == ["overtaken"]


def test_an_endpoint_that_was_off_gets_the_last_change_of_each_object(
    endpoint,
) -> None:
    endpoint_switch_off(endpoint=endpoint)
    key = uuid.uuid4()
    follow(publish("Pierwsza wersja", key=key))
    follow(publish("Druga wersja", key=key), publish("Inne"))
    assert deliveries(endpoint) == []
    endpoint.refresh_from_db()
    endpoint_switch_on(endpoint=endpoint, failed_again=False)
    assert titles(endpoint) == ["Druga wersja", "Inne"]


def test_what_an_editor_does_becomes_a_delivery(endpoint) -> None:
    page = content_page("Ogłoszenie")
    page.unpublish()
    rows = Publication.objects.filter(key=page.translation_key)
    follow(*rows)
    (delivery,) = deliveries(endpoint)
    assert (delivery.event, delivery.kind) == ("publication.withdrawn", "page")


def test_the_payload_is_the_row_as_it_was(endpoint) -> None:
    row = publish("Dawny tytuł")
    follow(row)
    follow(publish("Nowy tytuł", key=row.key))
    assert titles(endpoint) == ["Dawny tytuł", "Nowy tytuł"]
