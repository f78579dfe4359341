"""Which deliveries are due, who sends them, and what came of it."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from headless.webhooks.enums import DeliveryState, Event, OffReason
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.network import Outcome
from headless.webhooks.schedule import pause_after
from headless.webhooks.services import endpoint_switch_off
from headless.webhooks.signing import signed_headers
from publication.models import Publication

# Longer than any attempt takes: see `network` for its parts.
LEASE = timedelta(minutes=5)
GONE = 410
KEPT = {
    DeliveryState.DELIVERED: timedelta(days=30),
    DeliveryState.OVERTAKEN: timedelta(days=30),
    DeliveryState.FAILED: timedelta(days=90),
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """All that the network part needs to know of a claimed delivery."""

    pk: int
    claim: uuid.UUID
    endpoint_id: int
    address: str
    body: bytes
    headers: dict[str, str]


def deliveries_due(now: datetime) -> QuerySet[WebhookDelivery]:
    """Return what may be sent now, oldest first.

    Of one object an endpoint hears in order: what came later waits until all
    before it is delivered or given up.
    """
    earlier = WebhookDelivery.objects.filter(
        endpoint=OuterRef("endpoint"),
        key=OuterRef("key"),
        sequence__lt=OuterRef("sequence"),
        state=DeliveryState.WAITING,
    )
    # The follower will erase them; until then nothing of them may leave.
    withdrawn = Publication.objects.filter(
        key=OuterRef("key"),
        language=OuterRef("language"),
        sequence__gt=OuterRef("sequence"),
        withdrawn_at__isnull=False,
    )
    return (
        unclaimed(now)
        .filter(next_attempt_at__lte=now, endpoint__active=True)
        .exclude(event=Event.PING)
        .exclude(Exists(earlier))
        .exclude(Exists(withdrawn))
        .order_by("sequence")
    )


def unclaimed(now: datetime) -> QuerySet[WebhookDelivery]:
    """Return what waits and nobody is sending."""
    free = Q(claimed_until=None) | Q(claimed_until__lt=now)
    return WebhookDelivery.objects.filter(free, state=DeliveryState.WAITING)


def endpoints_due(now: datetime) -> list[int]:
    """Return the endpoints for which something is due."""
    due = deliveries_due(now).filter(endpoint=OuterRef("pk"))
    endpoints = WebhookEndpoint.objects.filter(Exists(due), active=True)
    return list(endpoints.values_list("pk", flat=True))


def deliveries_claim(*, endpoint_id: int, limit: int) -> list[Attempt]:
    """Take up to `limit` due deliveries of an endpoint for this process."""
    now = timezone.now()
    found = deliveries_due(now).filter(endpoint_id=endpoint_id)[:limit]
    attempts = (delivery_claim(delivery) for delivery in found)
    return [attempt for attempt in attempts if attempt is not None]


def delivery_claim(delivery: WebhookDelivery) -> Attempt | None:
    """Take one delivery; None when somebody else was faster.

    The attempt counts from now on: a message that ends the process is not
    tried for ever.
    """
    now, claim = timezone.now(), uuid.uuid4()
    taken = (
        unclaimed(now)
        .filter(pk=delivery.pk)
        .update(
            claim=claim,
            claimed_until=now + LEASE,
            attempts=F("attempts") + 1,
            attempted_at=now,
        )
    )
    if not taken:
        return None
    # What the follower wrote meanwhile counts, not what was found.
    fresh = WebhookDelivery.objects.select_related("endpoint").get(pk=delivery.pk)
    body = bytes(fresh.payload)
    return Attempt(
        pk=fresh.pk,
        claim=claim,
        endpoint_id=fresh.endpoint_id,
        address=fresh.endpoint.address,
        body=body,
        headers=signed_headers(
            webhook_id=fresh.webhook_id,
            body=body,
            at=now,
            keys=fresh.endpoint.secrets,
        ),
    )


@transaction.atomic
def delivery_record(attempt: Attempt, outcome: Outcome) -> None:
    """Write down what came of an attempt, and what follows from it."""
    delivery = (
        WebhookDelivery.objects.select_for_update(of=("self",))
        .select_related("endpoint")
        .filter(pk=attempt.pk, claim=attempt.claim)
        .first()
    )
    if delivery is None:
        return
    now = timezone.now()
    delivery.claim = delivery.claimed_until = None
    delivery.status, delivery.answer = outcome.status, outcome.answer
    delivery.error, delivery.duration_ms = outcome.error, outcome.duration_ms
    if outcome.accepted:
        delivery.state = DeliveryState.DELIVERED
        WebhookEndpoint.objects.filter(pk=delivery.endpoint_id).update(accepted_at=now)
    elif delivery.state == DeliveryState.WAITING:
        _record_failure(delivery, outcome, now)
    if delivery.state != DeliveryState.WAITING:
        delivery.next_attempt_at, delivery.finished_at = None, now
    delivery.save()


def _record_failure(delivery: WebhookDelivery, outcome: Outcome, now: datetime) -> None:
    if delivery.event == Event.PING:
        delivery.state = DeliveryState.FAILED
        return
    endpoint = delivery.endpoint
    if outcome.status == GONE:
        delivery.state = DeliveryState.FAILED
        endpoint_switch_off(endpoint=endpoint, reason=OffReason.GONE)
        return
    pause = pause_after(delivery.attempts, outcome.retry_after)
    if pause is not None:
        delivery.next_attempt_at = now + pause
        return
    delivery.state = DeliveryState.FAILED
    # One message that the receiver cannot bear is no reason to silence it.
    if endpoint.accepted_at is None or endpoint.accepted_at < delivery.created_at:
        endpoint_switch_off(endpoint=endpoint, reason=OffReason.FAILING)


def deliveries_forget_old() -> int:
    """Delete what nobody asks about any more; return how many."""
    now = timezone.now()
    old = Q(event=Event.PING, created_at__lt=now - KEPT[DeliveryState.DELIVERED])
    for state, age in KEPT.items():
        old |= Q(state=state, finished_at__lt=now - age)
    deleted, _by_model = WebhookDelivery.objects.filter(old).delete()
    return deleted
