"""Changes of endpoints: start, switch off and on, replace the secret."""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from headless.webhooks.enums import DeliveryState, Event, OffReason
from headless.webhooks.follower import endpoint_catch_up
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.notices import notice_switched_off
from headless.webhooks.signing import new_secret
from publication.log import log_head


def endpoint_start(endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Store a new endpoint, which hears of what happens from now on."""
    endpoint.sequence = log_head()
    endpoint.save()
    # Followers that ran meanwhile did not see the endpoint yet.
    transaction.on_commit(partial(endpoint_catch_up, endpoint), robust=True)
    return endpoint


def endpoint_switch_off(
    *, endpoint: WebhookEndpoint, reason: OffReason | None = None
) -> None:
    """Send nothing more to an endpoint.

    With a reason it is the site that switches off, and those who look after
    the endpoint are told; a person who does so needs no reason.
    """
    switched = WebhookEndpoint.objects.filter(pk=endpoint.pk, active=True).update(
        active=False, off_reason=reason or "", off_at=timezone.now()
    )
    if switched and reason:
        transaction.on_commit(lambda: notice_switched_off(endpoint.pk), robust=True)


@transaction.atomic
def endpoint_switch_on(*, endpoint: WebhookEndpoint, failed_again: bool) -> None:
    """Go on with what waits, and with all that was published meanwhile.

    Args:
        endpoint: The endpoint.
        failed_again: Whether what was given up is sent again, too.
    """
    endpoint.active, endpoint.off_reason, endpoint.off_at = True, "", None
    endpoint.save(update_fields=["active", "off_reason", "off_at"])
    endpoint_catch_up(endpoint)
    deliveries = WebhookDelivery.objects.filter(endpoint=endpoint)
    if failed_again:
        deliveries_send_again(deliveries.filter(state=DeliveryState.FAILED))
    # What waits has used up attempts and may be waiting for tomorrow.
    deliveries.filter(state=DeliveryState.WAITING, claim=None).update(
        attempts=0, next_attempt_at=timezone.now()
    )


def deliveries_send_again(deliveries: QuerySet[WebhookDelivery]) -> int:
    """Let finished deliveries wait for sending anew; return how many.

    What has been withdrawn since is left out: there is nothing to say of it.
    """
    return (
        deliveries.filter(state__in=[DeliveryState.DELIVERED, DeliveryState.FAILED])
        .exclude(event=Event.PING)
        .exclude(payload=b"")
        .update(
            state=DeliveryState.WAITING,
            attempts=0,
            next_attempt_at=timezone.now(),
            finished_at=None,
        )
    )


def endpoint_replace_secret(endpoint: WebhookEndpoint) -> None:
    """Make a new secret; messages bear both signatures for a day."""
    endpoint.old_secret, endpoint.secret = endpoint.secret, new_secret()
    endpoint.secret_replaced_at = timezone.now()
    endpoint.save(update_fields=["old_secret", "secret", "secret_replaced_at"])
