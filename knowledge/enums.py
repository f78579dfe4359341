"""Choices of the knowledge repository."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ProductStatus(TextChoices):
    """Whether a product is still in use."""

    IN_USE = "in-use", _("In use")
    SUPERSEDED = "superseded", _("Superseded")
    NOT_RECORDED = "not-recorded", _("Not recorded")


class Rating(TextChoices):
    """How much a condition matters to whoever takes a practice up."""

    NOT_IMPORTANT = "0", _("0: not important")
    HELPFUL = "1", _("1: helpful")
    IMPORTANT = "2", _("2: important")
    NECESSARY = "3", _("3: necessary")


class RelationKind(TextChoices):
    """How a practice is related to another one."""

    DERIVED_FROM = "derived-from", _("Derived from")
    SIMILAR = "similar", _("Similar to")
    SUPERSEDES = "supersedes", _("Supersedes")


class ConfirmationState(TextChoices):
    """Whether the owner still stands by what is published."""

    NOT_ASKED = "not-asked", _("Not asked yet")
    CONFIRMED = "confirmed", _("Confirmed by the owner")
    UNCONFIRMED = "unconfirmed", _("Not confirmed any more")


class PartnerRole(TextChoices):
    """What a further partner did in a practice."""

    NOT_RECORDED = "not-recorded", _("Role not recorded")
    IMPLEMENTS = "implements", _("Carries it out")
    SUPERVISES = "supervises", _("Supervises")
    FUNDS = "funds", _("Funds")
    DEVELOPED = "developed", _("Took part in developing it")
    USES = "uses", _("Uses it")
