"""Choices shared by several apps."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DateBasis(TextChoices):
    """How a date is known."""

    STATED = "stated", _("Stated by the source")
    INFERRED = "inferred", _("Inferred from the source")
    INFERRED_YEAR = "inferred-year", _("Year inferred from the source")


class Precision(TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    UNKNOWN = "unknown", _("Not recorded")
