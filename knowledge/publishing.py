"""Registers the projections, and what they draw on."""

from knowledge.models import (
    CountryIndexPage,
    CountryPage,
    PartnerBranchPage,
    PracticeIndexPage,
    PracticePage,
    ProductIndexPage,
    ProductPage,
    ResourceIndexPage,
    ResourcePage,
    TopicIndexPage,
    TopicPage,
)
from knowledge.projections import project_practice, project_product, project_resource
from knowledge.subject_projections import project_subject
from partners_exchange.projections.sections import project_section
from publication.registry import register_page, watch


def register() -> None:
    """Publish practices, resources and products."""
    register_page(PracticePage, project_practice)
    register_page(ResourcePage, project_resource)
    register_page(ProductPage, project_product)
    register_page(PracticeIndexPage, project_section)
    for index in (
        ProductIndexPage,
        ResourceIndexPage,
        TopicIndexPage,
        CountryIndexPage,
    ):
        register_page(index, project_section)
    register_page(TopicPage, project_subject)
    register_page(CountryPage, project_subject)
    # A concept's label and a branch's partner stand in every record.
    watch(PartnerBranchPage)
