"""Practices, resources and products."""

from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.imports import ImportRow, ImportRun
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

__all__ = [
    "ImportRow",
    "ImportRun",
    "PartnerBranchPage",
    "PracticeAttachment",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePartner",
    "PracticeRelation",
    "ProductIndexPage",
    "ProductPage",
    "ResourceAttachment",
    "ResourcePage",
    "ResourcePartner",
]
