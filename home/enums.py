"""Choices of the institutional pages."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class DocumentState(TextChoices):
    """What is known about a founding document."""

    SIGNED = "signed", _("Signed")
    ADOPTED = "adopted", _("Adopted")
    ANNOUNCED = "announced", _("Announced, not confirmed")
    NOT_RECORDED = "not-recorded", _("Not recorded")


class PlanItemState(TextChoices):
    """How far an item of the action plan is."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
    NOT_RECORDED = "not-recorded", _("Not recorded")


class ContactSubject(TextChoices):
    """What a message is about."""

    HISTORY = "history", _("History of the partnership: I have a document or a date")
    PRACTICE = "practice", _("A good practice")
    PARTNER = "partner", _("A partner of the partnership")
    ACCESSIBILITY = "accessibility", _("Accessibility of this site")
    OTHER = "other", _("Something else")


class ComplianceStatus(TextChoices):
    """Compliance with the Act on digital accessibility."""

    FULL = "full", _("Fully compliant")
    PARTIAL = "partial", _("Partially compliant")
    NONE = "none", _("Not compliant")


class Menu(TextChoices):
    """Menus of the site."""

    MAIN = "main", _("Main menu")
    FOOTER = "footer", _("Footer")


class ListingKind(TextChoices):
    """What an embedded list shows."""

    NEWS = "news", _("News")
    ACTIVITY = "activity", _("Activities")
    PARTNER = "partner", _("Partners")
