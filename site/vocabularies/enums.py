"""The concept schemes of the product."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Scheme(TextChoices):
    """A controlled vocabulary, named as in terms and facets."""

    TOPIC = "topic", _("Topics")
    TARGET_GROUP = "target-group", _("Target groups")
    PARTNER_TYPE = "partner-type", _("Kinds of partner")
    RELATION = "relation", _("Relations to the partnership")
    ACTIVITY_KIND = "activity-kind", _("Kinds of activity")
    EVENT_KIND = "event-kind", _("Kinds of milestone")
    EVENT_STATE = "event-state", _("States of an event")
    PRACTICE_KIND = "practice-kind", _("Kinds of practice")
    RECORD_TYPE = "record-type", _("Kinds of record")
    RESOURCE_TYPE = "resource-type", _("Kinds of resource")
    STAGE = "stage", _("Stages")
    SCALE = "scale", _("Scales")
    EVIDENCE_LEVEL = "evidence-level", _("Evidence levels")
    TRANSFER_CONDITION = "transfer-condition", _("Conditions of transfer")
    ADOPTION_RESULT = "adoption-result", _("Results of adoption")
    LICENCE = "licence", _("Licences")
    COUNTRY = "country", _("Countries")
    NUTS = "nuts", _("Regions (NUTS)")
    COUNTY = "county", _("Counties")
    EQF = "eqf", _("Qualification levels (EQF)")
    ISCED_F = "isced-f", _("Fields of education (ISCED-F)")
