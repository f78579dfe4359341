"""Choices of the knowledge repository."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProductStatus(TextChoices):
    """Whether a product is still in use."""

    IN_USE = "in-use", _("In use")
    SUPERSEDED = "superseded", _("Superseded")
    NOT_RECORDED = "not-recorded", _("Not recorded")


class PartnerRole(TextChoices):
    """What a further partner did in a practice."""

    NOT_RECORDED = "not-recorded", _("Role not recorded")
    IMPLEMENTS = "implements", _("Carries it out")
    SUPERVISES = "supervises", _("Supervises")
    FUNDS = "funds", _("Funds")
    DEVELOPED = "developed", _("Took part in developing it")
    USES = "uses", _("Uses it")
