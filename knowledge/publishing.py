"""Registers the projections, and what they draw on."""

from knowledge.models import (
    PartnerBranchPage,
    PracticeIndexPage,
    PracticePage,
    ProductIndexPage,
    ProductPage,
    ResourcePage,
)
from knowledge.projections import project_practice, project_product, project_resource
from partners_exchange.projections.sections import project_section
from publication.registry import register_page, watch


def register() -> None:
    """Publish practices, resources and products."""
    register_page(PracticePage, project_practice)
    register_page(ResourcePage, project_resource)
    register_page(ProductPage, project_product)
    register_page(PracticeIndexPage, project_section)
    register_page(ProductIndexPage, project_section)
    # A concept's label and a branch's partner stand in every record.
    watch(PartnerBranchPage)
