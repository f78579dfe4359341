"""The worker sends, and the admin's test message holds up no other writer."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.sender import sender
from publication.worker import chores, work_once
from tests.headless.webhooks.receiver import Answer, Received, Receiver
from tests.support.pages import content_page


@pytest.mark.django_db
def test_the_worker_sends_what_an_editor_publishes(endpoint, receiver) -> None:
    assert {"webhooks", "old webhooks"} <= set(chores)
    work_once()
    page = content_page("Ogłoszenie")
    # Once for the follower to make the delivery, once for the chore to send it.
    work_once()
    work_once()
    while sender.running:
        sender.send_due()
    messages = [received.verified(endpoint.secret) for received in receiver.received]
    assert str(page.translation_key) in {item["data"]["key"] for item in messages}


def test_others_write_while_a_test_message_is_on_its_way(
    committed: None, receiver: Receiver
) -> None:
    """The message leaves after the commit: no lock waits for its answer."""
    endpoint = WebhookEndpoint.objects.create(name="Slow", address=receiver.url())

    def write(received: Received) -> Answer:
        WebhookEndpoint.objects.update(name="Written meanwhile")
        connection.close()
        return Answer(200, body=b"thank you")

    receiver.answer_to = write
    client = Client()
    client.force_login(get_user_model().objects.get(username="admin"))
    response = client.post(reverse("webhooks:test", args=[endpoint.pk]))
    delivery = WebhookDelivery.objects.get()
    assert (delivery.state, delivery.answer) == ("delivered", "thank you")
    assert response.url == reverse("webhooks:delivery", args=[delivery.pk])
    endpoint.refresh_from_db()
    assert endpoint.name == "Written meanwhile"
