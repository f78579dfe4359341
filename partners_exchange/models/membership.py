"""Who belonged to the partnership, and how many: always with a date."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey

from core.dates import validate_range
from core.fields import PartialDateField, date_basis_field
from core.languages import Text, field_text
from partners_exchange.enums import CountQualifier
from partners_exchange.models.partners import Partner


class Membership(models.Model):
    """A period in which an organisation was a member, as a source gives it."""

    partner = ParentalKey(Partner, on_delete=models.CASCADE, related_name="memberships")
    joined = PartialDateField(_("joined"))
    joined_basis = date_basis_field()
    left = PartialDateField(pgettext_lazy("end of a membership", "left"))
    left_basis = date_basis_field()
    source_title = models.CharField(_("title of the source"), max_length=255)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering: ClassVar = ["joined", "pk"]

    def __str__(self) -> str:
        return f"{self.partner}: {self.joined or '?'}–{self.left or '?'}"

    def clean(self) -> None:
        """Keep the end after the start."""
        super().clean()
        validate_range(self.joined, self.left, field="left")


class MembershipSnapshot(models.Model):
    """How many members a source counts on a date; never a current state.

    `text` is a modeltranslation field: the number in words of the source
    ("about 130").
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    as_of = PartialDateField(_("as of"))
    as_of_basis = date_basis_field()
    members = models.PositiveIntegerField(_("members"))
    qualifier = models.CharField(
        _("exactness"),
        max_length=16,
        choices=CountQualifier.choices,
        default=CountQualifier.EXACT,
    )
    text = models.CharField(
        _("number as shown"),
        max_length=80,
        blank=True,
        help_text=_("For instance “about 130”; empty: the bare number."),
    )
    source_title = models.CharField(_("title of the source"), max_length=255)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("count of members")
        verbose_name_plural = _("counts of members")
        ordering: ClassVar = ["as_of", "pk"]

    def __str__(self) -> str:
        return f"{self.as_of or '?'}: {self.members}"

    def shown(self, language: str) -> Text:
        """Return the number as a reader sees it."""
        return field_text(self, "text", language) or Text(str(self.members), language)
