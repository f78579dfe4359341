"""Choices of the partner registry, groups and activities."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CountQualifier(TextChoices):
    """How exactly a source gives the number of members."""

    EXACT = "exact", _("Exactly")
    ABOUT = "about", pgettext_lazy("exactness of a number", "About")
    MORE_THAN = "more-than", _("More than")


class ActivityMode(TextChoices):
    """How people took part; "" is "not recorded"."""

    IN_PERSON = "in-person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class EventState:
    """Codes of the vocabulary of event states that code asks about."""

    HELD = "held"
    ANNOUNCED = "announced"
    ONGOING = "ongoing"


# The partnership's own record: it is no partner of itself in lists.
RELATION_SELF = "self"
