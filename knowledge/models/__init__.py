"""Practices, resources and products, and what institutions record about them."""

from knowledge.models.adoptions import Adoption, AdoptionFollowUp
from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.conditions import ConditionProfile, PartnerCondition
from knowledge.models.confirmations import ConfirmationRequest
from knowledge.models.findings import Finding
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
    "Adoption",
    "AdoptionFollowUp",
    "ConditionProfile",
    "ConfirmationRequest",
    "Finding",
    "PartnerBranchPage",
    "PartnerCondition",
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
