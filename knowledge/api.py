"""Which kinds the API serves."""

from django.utils.translation import gettext_lazy as _

from headless.redirects.selectors import register_folder
from headless.registry import register_door, register_kind
from knowledge.citation.answers import NAME as CITATION
from knowledge.schemas import (
    PracticeBody,
    PracticeSummary,
    ProductBody,
    ProductSummary,
    ResourceBody,
    ResourceSummary,
)
from knowledge.subject_projections import SubjectBody, SubjectSummary
from knowledge.versions.answers import NAME as VERSIONS
from knowledge.versions.api import QUERY_BUDGET, versions_router
from publication.selectors import Order

RECORD_FILTERS = {
    name: name
    for name in (
        "topic",
        "target-group",
        "practice-kind",
        "country",
        "nuts",
        "county",
        "scale",
        "stage",
        "owner",
        "partner",
        "product",
        "record-type",
        "year",
        "confirmation",
    )
}


def register() -> None:
    """Let the API serve practices, resources and products."""
    register_door(
        "practice_versions",
        "practices/{key}/versions",
        versions_router,
        queries=QUERY_BUDGET,
    )
    for folder in (VERSIONS, CITATION):
        register_folder(folder)
    register_kind(
        "practice",
        "practices",
        label=_("Good practice"),
        label_plural=_("Good practices"),
        summary_model=PracticeSummary,
        body_model=PracticeBody,
        filters={
            **RECORD_FILTERS,
            "evidence-level": "evidence-level",
            "activity": "activity",
            "derived-from": "derived-from",
            "supersedes": "supersedes",
            "similar": "similar",
        },
    )
    register_kind(
        "resource",
        "resources",
        label=_("Resource"),
        label_plural=_("Resources and projects"),
        summary_model=ResourceSummary,
        body_model=ResourceBody,
        filters=RECORD_FILTERS,
    )
    register_kind(
        "product",
        "products",
        label=_("Product"),
        label_plural=_("Products"),
        summary_model=ProductSummary,
        body_model=ProductBody,
        filters={
            name: name for name in ("product-kind", "task-group", "partner", "year")
        },
        order=Order.TITLE,
    )
    for kind, plural, label, label_plural in (
        ("topic", "topics", _("Topic"), _("Topics")),
        ("country", "countries", _("Country"), _("Countries")),
    ):
        register_kind(
            kind,
            plural,
            label=label,
            label_plural=label_plural,
            summary_model=SubjectSummary,
            body_model=SubjectBody,
            filters={kind: kind},
            order=Order.TITLE,
        )
