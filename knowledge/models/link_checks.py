"""What was found at the addresses that records point to."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_ADDRESS = 500


class LinkState(models.TextChoices):
    """What came of asking; UNSURE is no answer, and no reproach."""

    ALIVE = "alive", _("answers")
    DEAD = "dead", _("does not exist any more")
    UNSURE = "unsure", _("did not answer")
    REFUSED = "refused", _("is not a public address")


class LinkCheck(models.Model):
    """The newest answer of one address, whoever points to it."""

    address = models.CharField(max_length=LONGEST_ADDRESS, unique=True)
    state = models.CharField(max_length=8, choices=LinkState.choices)
    # HTTP status; null when there was no answer.
    status = models.PositiveSmallIntegerField(null=True)
    checked_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["checked_at"])]

    def __str__(self) -> str:
        return f"{self.address}: {self.state}"
