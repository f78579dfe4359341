"""What a delivery can be and why nothing is sent."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Event(TextChoices):
    """The `type` of a message."""

    PUBLISHED = "publication.published", _("Published")
    WITHDRAWN = "publication.withdrawn", _("Withdrawn")
    PING = "ping", _("Test")


class DeliveryState(TextChoices):
    """How far a delivery is."""

    WAITING = "waiting", _("Waiting")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Given up")
    # It would have told what has been withdrawn since.
    OVERTAKEN = "overtaken", _("Not sent: withdrawn since")


class OffReason(TextChoices):
    """Why an endpoint was switched off by the site, not by a person."""

    GONE = "gone", _("The address answered 410 Gone: it wants nothing more.")
    FAILING = "failing", _("Every attempt to deliver failed, for almost three days.")
