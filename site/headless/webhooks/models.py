"""Endpoints that are told what is published, and what was sent to them."""

import uuid
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headless.webhooks.enums import DeliveryState, Event, OffReason
from headless.webhooks.signing import new_secret

LONGEST_ADDRESS = 500
# Receivers have this long to take over a replaced secret.
OLD_SECRET_LIVES = timedelta(hours=24)


class WebhookEndpoint(models.Model):
    """Somebody's address that wants to hear of changes.

    `sequence` is the place in the publication log up to which deliveries have
    been made. An endpoint that is off stays where it is: the log keeps the last
    change of every object, so that it can go on from there.
    """

    name = models.CharField(
        _("name"), max_length=100, help_text=_("For people: whose site it is.")
    )
    address = models.CharField(
        _("address"),
        max_length=LONGEST_ADDRESS,
        help_text=_("Messages are sent here by POST; starts with https://."),
    )
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)
    contact_email = models.EmailField(
        _("contact e-mail"),
        blank=True,
        help_text=_(
            "Told when the endpoint is switched off. When empty: every administrator."
        ),
    )
    active = models.BooleanField(_("active"), default=True)
    secret = models.CharField(max_length=80, default=new_secret, editable=False)
    old_secret = models.CharField(max_length=80, blank=True, editable=False)
    secret_replaced_at = models.DateTimeField(null=True, blank=True, editable=False)
    off_reason = models.CharField(
        max_length=16, choices=OffReason.choices, blank=True, editable=False
    )
    off_at = models.DateTimeField(null=True, blank=True, editable=False)
    accepted_at = models.DateTimeField(null=True, blank=True, editable=False)
    sequence = models.BigIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("webhook endpoint")
        verbose_name_plural = _("webhook endpoints")
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def secrets(self) -> list[str]:
        """The secrets messages are signed with: the newest first."""
        replaced = self.secret_replaced_at
        if (
            replaced
            and self.old_secret
            and timezone.now() < replaced + OLD_SECRET_LIVES
        ):
            return [self.secret, self.old_secret]
        return [self.secret]

    def wants(self, *, kind: str, language: str) -> bool:
        """Say whether it asked for this kind and language."""
        return (not self.kinds or kind in self.kinds) and (
            not self.languages or language in self.languages
        )


class WebhookDelivery(models.Model):
    """One message to one endpoint, as bytes that no attempt changes.

    `claim` marks the attempt under way. It ends by itself at `claimed_until`,
    should the process that made it be gone.
    """

    endpoint = models.ForeignKey(
        WebhookEndpoint, on_delete=models.CASCADE, related_name="deliveries"
    )
    message_id = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.CharField(_("event"), max_length=32, choices=Event.choices)
    key = models.UUIDField()
    kind = models.CharField(_("kind"), max_length=32, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=settings.LANGUAGES, blank=True
    )
    sequence = models.BigIntegerField(_("number in the log"), default=0)
    payload = models.BinaryField(default=b"")
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=DeliveryState.choices,
        default=DeliveryState.WAITING,
    )
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), null=True, blank=True)
    claim = models.UUIDField(null=True, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    attempted_at = models.DateTimeField(_("last attempt"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    duration_ms = models.PositiveIntegerField(
        _("duration in milliseconds"), null=True, blank=True
    )
    status = models.PositiveSmallIntegerField(_("HTTP status"), null=True, blank=True)
    error = models.CharField(_("error"), max_length=300, blank=True)
    answer = models.TextField(_("answer"), blank=True)

    class Meta:
        verbose_name = _("webhook delivery")
        verbose_name_plural = _("webhook deliveries")
        ordering: ClassVar = ["-created_at", "-pk"]
        default_permissions: ClassVar = ()
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["endpoint", "key", "language", "sequence"],
                name="webhook_delivery_once",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["endpoint", "state", "sequence"], name="webhook_delivery_due"
            ),
            models.Index(
                fields=["endpoint", "key", "sequence"], name="webhook_delivery_order"
            ),
            models.Index(fields=["state", "finished_at"], name="webhook_delivery_old"),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.kind} {self.key} {self.language}".strip()

    @property
    def webhook_id(self) -> str:
        """The message's name: the same in every attempt."""
        return f"msg_{self.message_id.hex}"
