"""Registers findings, adoptions and conditions."""

from django.utils.translation import gettext_lazy as _

from headless.registry import register_kind
from knowledge.exchange import receivers
from knowledge.exchange.projections import (
    project_adoption,
    project_conditions,
    project_finding,
)
from knowledge.exchange.schemas import (
    AdoptionBody,
    AdoptionSummary,
    ConditionsBody,
    ConditionsSummary,
    FindingBody,
    FindingSummary,
)
from knowledge.models import (
    Adoption,
    AdoptionFollowUp,
    ConditionProfile,
    Finding,
    PartnerCondition,
)
from publication.registry import register_row
from publication.selectors import Order

FINDING_FILTERS = ("activity", "practice", "partner", "verdict", "topic", "year")
ADOPTION_FILTERS = (
    "practice",
    "partner",
    "adoption-result",
    "country",
    "nuts",
    "county",
    "year",
    "topic",
)


def register() -> None:
    """Publish what institutions record, and let the API serve it."""
    register_row(Finding, kind="finding", project=project_finding)
    register_row(
        Adoption,
        kind="adoption",
        project=project_adoption,
        parts={AdoptionFollowUp: "adoption"},
    )
    register_row(
        ConditionProfile,
        kind="conditions",
        project=project_conditions,
        parts={PartnerCondition: "profile"},
    )
    receivers.connect()
    register_kinds()


def register_kinds() -> None:
    """Register what the API serves."""
    register_kind(
        "finding",
        "findings",
        label=_("Finding"),
        label_plural=_("Findings"),
        summary_model=FindingSummary,
        body_model=FindingBody,
        filters={name: name for name in FINDING_FILTERS},
    )
    register_kind(
        "adoption",
        "adoptions",
        label=_("Adoption"),
        label_plural=_("Adoptions"),
        summary_model=AdoptionSummary,
        body_model=AdoptionBody,
        filters={name: name for name in ADOPTION_FILTERS},
    )
    register_kind(
        "conditions",
        "conditions",
        label=_("Conditions of an institution"),
        label_plural=_("Conditions of institutions"),
        summary_model=ConditionsSummary,
        body_model=ConditionsBody,
        filters={"partner": "partner"},
        order=Order.TITLE,
    )
