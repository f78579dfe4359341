"""Rows that belong to a record of any type."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable

from knowledge.enums import PartnerRole


class RecordPartner(Orderable):
    """A further partner of a record and what it did."""

    partner = models.ForeignKey(
        "partners_exchange.Partner",
        verbose_name=_("partner"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField(
        _("role"),
        max_length=16,
        choices=PartnerRole.choices,
        default=PartnerRole.NOT_RECORDED,
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_role_display()}"


class RecordAttachment(Orderable):
    """A file that belongs to a record; its language and licence are its own."""

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.document)
