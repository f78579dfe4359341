"""Tells `publication` and `headless` what this app publishes."""

from django.utils.translation import gettext_lazy as _

from headless.facets import register_facet_labels
from headless.registry import register_door, register_kind
from partners_exchange.chain.api import QUERY_BUDGET, chain_router
from partners_exchange.models import (
    ActivityIndexPage,
    ActivityPage,
    ActivitySeriesPage,
    Membership,
    Partner,
    PartnerFact,
    PartnerIndexPage,
    TaskGroupIndexPage,
    TaskGroupPage,
)
from partners_exchange.projections.activities import (
    ActivityBody,
    ActivitySummary,
    SeriesBody,
    SeriesSummary,
    project_activity,
    project_series,
)
from partners_exchange.projections.groups import GroupBody, GroupSummary, project_group
from partners_exchange.projections.partners import (
    PartnerBody,
    PartnerSummary,
    project_partner,
)
from partners_exchange.projections.sections import (
    SectionBody,
    SectionSummary,
    project_section,
)
from partners_exchange.selectors import partner_names
from publication.registry import register_page, register_row
from publication.selectors import Order
from search.synonyms.names import register_names


def register_all() -> None:
    """Register every kind of this app."""
    register_row(
        Partner,
        kind="partner",
        project=project_partner,
        parts={PartnerFact: "partner", Membership: "partner"},
    )
    register_names("partner")
    register_page(TaskGroupPage, project_group)
    register_page(ActivityPage, project_activity)
    register_page(ActivitySeriesPage, project_series)
    for section in (PartnerIndexPage, ActivityIndexPage, TaskGroupIndexPage):
        register_page(section, project_section)
    register_kinds()
    # Of every record that names a partner.
    for scheme in ("partner", "owner"):
        register_facet_labels(scheme, partner_names)
    register_door("chain", "chain/{key}", chain_router, queries=QUERY_BUDGET)


def register_kinds() -> None:
    """Register what the API serves."""
    register_kind(
        "partner",
        "partners",
        label=_("Partner"),
        label_plural=_("Partners"),
        summary_model=PartnerSummary,
        body_model=PartnerBody,
        filters={"type": "partner-type", "country": "country", "relation": "relation"},
        order=Order.TITLE,
    )
    register_kind(
        "section",
        "sections",
        label=_("Section"),
        label_plural=_("Sections"),
        summary_model=SectionSummary,
        body_model=SectionBody,
        order=Order.TITLE,
    )
    register_kind(
        "group",
        "groups",
        label=_("Task group"),
        label_plural=_("Task groups"),
        summary_model=GroupSummary,
        body_model=GroupBody,
        filters={"partner": "partner"},
        order=Order.TITLE,
    )
    register_kind(
        "activity",
        "activities",
        label=_("Activity"),
        label_plural=_("Activities"),
        summary_model=ActivitySummary,
        body_model=ActivityBody,
        filters={
            "type": "activity-kind",
            "county": "county",
            "year": "year",
            "series": "series",
            "partner": "partner",
            "topic": "topic",
            "state": "event-state",
        },
    )
    register_kind(
        "activity-series",
        "",
        label=_("Recurring activity"),
        label_plural=_("Recurring activities"),
        summary_model=SeriesSummary,
        body_model=SeriesBody,
        order=Order.TITLE,
    )
