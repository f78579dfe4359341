"""Choices of the exchange between institutions."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Verdict(TextChoices):
    """What the people who saw something decided to do with it."""

    YES = "yes", _("We will try it")
    ADAPT = "adapt", _("We will adapt it")
    NO = "no", pgettext_lazy("decision about a finding", "Not for us")


class RowState(TextChoices):
    """Who can read what an institution recorded."""

    DRAFT = "draft", pgettext_lazy("state of a record", "Draft")
    PUBLIC = "public", pgettext_lazy("state of a record", "Public")
    WITHDRAWN = "withdrawn", pgettext_lazy("state of a record", "Withdrawn")


class AdoptionResult:
    """Codes of the vocabulary of results that code asks about."""

    DROPPED = "tried-and-dropped"


class FollowUpMonths(IntegerChoices):
    """When an institution is asked how it went."""

    THREE = 3, _("After 3 months")
    TWELVE = 12, _("After 12 months")


class Fulfilment(IntegerChoices):
    """How far an institution meets a condition."""

    ABSENT = 0, _("0: not there")
    BEGUN = 1, _("1: begun")
    MOSTLY = 2, _("2: mostly there")
    THERE = 3, _("3: fully there")


class ConfirmationAnswer(TextChoices):
    """What the owner says of a practice after two years."""

    TRUE = "true", _("Still true")
    CHANGES = "changes", _("It needs changes")
    NOT_ANY_MORE = "not-any-more", _("Not any more")
