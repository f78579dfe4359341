"""The warnings that whoever sent a record in has seen and stands by."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AcknowledgedWarnings(models.Model):
    """What was ticked at the last submission of a record.

    Warnings are kept as codes, fields and parameters: the desk reads them in its
    own language, from the remarks on the record as it stands.
    """

    workflow_state = models.OneToOneField(
        "wagtailcore.WorkflowState",
        verbose_name=_("submission"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("acknowledged by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    at = models.DateTimeField(_("acknowledged at"), auto_now=True)
    warnings: "models.JSONField[Any, Any]" = models.JSONField(
        _("warnings"), default=list
    )

    class Meta:
        verbose_name = _("acknowledged warnings")
        verbose_name_plural = _("acknowledged warnings")

    def __str__(self) -> str:
        return f"{self.workflow_state_id}: {len(self.warnings)}"
