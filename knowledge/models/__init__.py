"""Practices, resources and products."""

from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.imports import ImportRow, ImportRun
from knowledge.models.practices import PracticePage, PracticePartner
from knowledge.models.products import ProductIndexPage, ProductPage
from knowledge.models.resources import ResourcePage, ResourcePartner

__all__ = [
    "ImportRow",
    "ImportRun",
    "PartnerBranchPage",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePartner",
    "ProductIndexPage",
    "ProductPage",
    "ResourcePage",
    "ResourcePartner",
]
