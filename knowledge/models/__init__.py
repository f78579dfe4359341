"""Practices, resources and products."""

from knowledge.models.board import BoardPage
from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.offers import MatchRound, Offer, OfferMatch, OfferMessage
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
    "BoardPage",
    "MatchRound",
    "Offer",
    "OfferMatch",
    "OfferMessage",
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
