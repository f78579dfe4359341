"""Webhooks follow the publication log: one delivery per endpoint and change."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils import timezone

from headless.webhooks.enums import DeliveryState
from headless.webhooks.models import WebhookDelivery, WebhookEndpoint
from headless.webhooks.payloads import event_of, row_payload
from publication.log import log_head
from publication.models import Publication

BATCH = 200


class WebhookFollower:
    """Makes deliveries; sending them is another's work.

    Every endpoint has its own place in the log. So rows that come twice, or the
    whole log once more after a rebuild, make nothing twice; and an endpoint
    that was off goes on where it stopped, with the last change of each object.
    """

    name = "webhooks"

    def apply(self, rows: Sequence[Publication]) -> None:
        """Take over rows for every endpoint that is on."""
        for endpoint in WebhookEndpoint.objects.filter(active=True):
            endpoint_follow(endpoint=endpoint, rows=rows)

    def reset(self) -> None:
        """Nothing is forgotten: what was sent cannot be taken back."""


@transaction.atomic
def endpoint_follow(*, endpoint: WebhookEndpoint, rows: Sequence[Publication]) -> None:
    """Make an endpoint's deliveries of these rows and of all it missed before."""
    locked = (
        WebhookEndpoint.objects.select_for_update()
        .filter(pk=endpoint.pk, active=True)
        .first()
    )
    if locked is None or rows[-1].sequence <= locked.sequence:
        return
    for missed in missed_rows(after=locked.sequence, before=rows[0].sequence):
        deliveries_store(endpoint=locked, rows=missed)
    deliveries_store(
        endpoint=locked, rows=[row for row in rows if row.sequence > locked.sequence]
    )
    locked.sequence = rows[-1].sequence
    locked.save(update_fields=["sequence"])


@transaction.atomic
def endpoint_catch_up(endpoint: WebhookEndpoint) -> None:
    """Make the deliveries an endpoint missed while it was off."""
    if not endpoint.active:
        return
    head = log_head()
    for missed in missed_rows(after=endpoint.sequence, before=head + 1):
        deliveries_store(endpoint=endpoint, rows=missed)
    endpoint.sequence = max(head, endpoint.sequence)
    endpoint.save(update_fields=["sequence"])


def missed_rows(*, after: int, before: int) -> Iterator[list[Publication]]:
    """Yield in batches what lies between two places of the log."""
    while True:
        rows = list(
            Publication.objects.filter(sequence__gt=after, sequence__lt=before)
            .order_by("sequence")
            .defer("body", "search_text", "search_files")[:BATCH]
        )
        if not rows:
            return
        yield rows
        after = rows[-1].sequence


def deliveries_store(*, endpoint: WebhookEndpoint, rows: Sequence[Publication]) -> None:
    """Store one delivery for each row the endpoint wants, unless it is there."""
    for row in rows:
        if row.withdrawn_at:
            texts_erase(endpoint=endpoint, row=row)
    wanted = [
        row for row in rows if endpoint.wants(kind=row.kind, language=row.language)
    ]
    now = timezone.now()
    WebhookDelivery.objects.bulk_create(
        (
            WebhookDelivery(
                endpoint=endpoint,
                event=event_of(row),
                key=row.key,
                kind=row.kind,
                language=row.language,
                sequence=row.sequence,
                payload=row_payload(row),
                next_attempt_at=now,
            )
            for row in wanted
        ),
        ignore_conflicts=True,
    )


def texts_erase(*, endpoint: WebhookEndpoint, row: Publication) -> None:
    """Forget what earlier messages said of something withdrawn.

    Those not sent yet never will be; of the others the record stays.
    """
    earlier = WebhookDelivery.objects.filter(
        endpoint=endpoint, key=row.key, language=row.language, sequence__lt=row.sequence
    )
    earlier.filter(state__in=[DeliveryState.WAITING, DeliveryState.FAILED]).update(
        state=DeliveryState.OVERTAKEN, next_attempt_at=None, finished_at=timezone.now()
    )
    earlier.update(payload=b"")


webhook_follower = WebhookFollower()
