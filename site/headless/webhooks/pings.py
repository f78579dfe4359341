"""The message that tests an endpoint, sent at once."""

import uuid

from django.db import transaction
from django.utils import timezone

from headless.webhooks.deliveries import delivery_claim
from headless.webhooks.enums import Event
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.payloads import ping_payload
from headless.webhooks.sender import send_now


def ping_send(endpoint: WebhookEndpoint) -> WebhookDelivery:
    """Store a test message and send it once the transaction is over.

    An endpoint that is slow to answer must not hold up the database.
    """
    now = timezone.now()
    delivery = WebhookDelivery.objects.create(
        endpoint=endpoint,
        event=Event.PING,
        key=uuid.uuid4(),
        payload=ping_payload(name=endpoint.name, at=now),
        next_attempt_at=now,
    )

    def send() -> None:
        attempt = delivery_claim(delivery)
        if attempt is not None:
            send_now(attempt)

    transaction.on_commit(send, robust=True)
    return delivery
