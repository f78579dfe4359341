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
from knowledge.models.versions import RecordVersion

__all__ = [
    "PartnerBranchPage",
    "PracticeAttachment",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePartner",
    "PracticeRelation",
    "ProductIndexPage",
    "ProductPage",
    "RecordVersion",
    "ResourceAttachment",
    "ResourcePage",
    "ResourcePartner",
]
