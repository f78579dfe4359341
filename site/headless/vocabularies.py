"""Controlled vocabularies as the API knows them."""

from django.utils.translation import gettext_lazy as _

from headless.registry import register_kind
from publication.selectors import Order
from vocabularies.publishing import KIND, ConceptBody, ConceptSummary


def register() -> None:
    """Let the API serve concepts, by vocabulary."""
    register_kind(
        KIND,
        "",
        label=_("Concept"),
        label_plural=_("Concepts"),
        summary_model=ConceptSummary,
        body_model=ConceptBody,
        order=Order.TITLE,
    )
