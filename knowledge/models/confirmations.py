"""Asking owners every two years whether a practice is still true."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.exchange.enums import ConfirmationAnswer


class ConfirmationRequest(models.Model):
    """One question to an owner, its reminders, and the answer.

    It is open until it is answered or closed without an answer.
    """

    practice = models.ForeignKey(
        "knowledge.PracticePage",
        verbose_name=_("good practice"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    asked = models.DateField(_("asked on"), default=timezone.localdate)
    reminded = models.DateField(_("last reminded on"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    closed = models.DateField(_("closed on"), null=True, blank=True)
    answer = models.CharField(
        _("answer"), max_length=16, choices=ConfirmationAnswer.choices, blank=True
    )
    note = models.TextField(_("note"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("request for confirmation")
        verbose_name_plural = _("requests for confirmation")
        ordering: ClassVar = ["-asked", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["practice"],
                condition=models.Q(closed=None),
                name="knowledge_confirmation_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.practice}: {self.asked}"
