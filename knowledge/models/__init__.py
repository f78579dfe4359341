"""Practices, resources and products."""

from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.practices import (
    PracticeAttachment,
    PracticePage,
    PracticePartner,
    PracticeRelation,
)
from knowledge.models.products import ProductIndexPage, ProductPage
from knowledge.models.resources import (
    ResourceAttachment,
    ResourcePage,
    ResourcePartner,
)
from knowledge.models.subjects import (
    CountryIndexPage,
    CountryPage,
    ResourceIndexPage,
    TopicIndexPage,
    TopicPage,
)

__all__ = [
    "CountryIndexPage",
    "CountryPage",
    "PartnerBranchPage",
    "PracticeAttachment",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePartner",
    "PracticeRelation",
    "ProductIndexPage",
    "ProductPage",
    "ResourceAttachment",
    "ResourceIndexPage",
    "ResourcePage",
    "ResourcePartner",
    "TopicIndexPage",
    "TopicPage",
]
