"""Which institution a person who works in the admin speaks for."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners_exchange.models.partners import Partner


class Affiliation(models.Model):
    """A person's institution: whose records they write, whose they never review.

    Rights come from groups alone; this says for whom somebody acts.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    partner = models.ForeignKey(
        Partner,
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering: ClassVar = ["partner__code", "user__username"]

    def __str__(self) -> str:
        return f"{self.user}: {self.partner.label}"
