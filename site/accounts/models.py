"""Our own user model."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works in the admin."""

    interface_language = models.CharField(
        _("language of messages"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="pl",
        help_text=_("E-mails to this person are written in this language."),
    )
    last_digest_at = models.DateTimeField(
        _("last digest sent"), null=True, blank=True, editable=False
    )


class Notice(models.Model):
    """Something a person should know; it waits for their next digest.

    The words are made when the digest is sent, in the language the person
    reads then.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=64)
    parameters = models.JSONField(default=dict)
    path = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "pk"]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "created_at"],
                condition=models.Q(sent_at=None),
                name="accounts_notice_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind}"
