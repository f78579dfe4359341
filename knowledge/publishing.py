"""Registers the projections, and what they draw on."""

from knowledge.models import PartnerBranchPage, PracticePage, ProductPage, ResourcePage
from knowledge.projections import project_practice, project_product, project_resource
from publication.registry import register_page, watch


def register() -> None:
    """Publish practices, resources and products."""
    register_page(PracticePage, project_practice)
    register_page(ResourcePage, project_resource)
    register_page(ProductPage, project_product)
    # A concept's label and a branch's partner stand in every record.
    watch(PartnerBranchPage)
