"""How far an institution meets the eight conditions of transfer."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.languages import Text, field_text
from knowledge.exchange.enums import Fulfilment
from vocabularies.enums import Scheme
from vocabularies.fields import concept_foreign_key


class ConditionProfile(models.Model):
    """What one institution says of itself, kept by its own people."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partner = models.OneToOneField(
        "partners_exchange.Partner",
        verbose_name=_("institution"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    changed = models.DateField(_("last changed"), default=timezone.localdate)

    class Meta:
        verbose_name = _("conditions of an institution")
        verbose_name_plural = _("conditions of institutions")
        ordering: ClassVar = ["partner__code"]

    def __str__(self) -> str:
        return str(self.partner)


class PartnerCondition(models.Model):
    """One condition; `note` is a modeltranslation field."""

    profile = models.ForeignKey(
        ConditionProfile, on_delete=models.CASCADE, related_name="conditions"
    )
    condition = concept_foreign_key(
        Scheme.TRANSFER_CONDITION, _("condition"), required=True
    )
    rating = models.PositiveSmallIntegerField(
        _("how far you meet it"), choices=Fulfilment.choices
    )
    note = models.CharField(_("in words"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering: ClassVar = ["condition__order", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["profile", "condition"], name="knowledge_condition_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.get_rating_display()}"

    def text(self, field: str, language: str) -> Text | None:
        """Return a field's text for a reader, with the language it is in."""
        return field_text(self, field, language)
