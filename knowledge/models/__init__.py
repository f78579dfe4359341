"""Practices, resources and products, and what institutions record about them."""

from knowledge.models.acknowledged import AcknowledgedWarnings
from knowledge.models.adoptions import Adoption, AdoptionFollowUp
from knowledge.models.board import BoardPage
from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.conditions import ConditionProfile, PartnerCondition
from knowledge.models.confirmations import ConfirmationRequest
from knowledge.models.findings import Finding
from knowledge.models.imports import ImportRow, ImportRun
from knowledge.models.link_checks import LinkCheck, LinkState
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
from knowledge.models.review_tasks import (
    DeskCheckState,
    DeskCheckTask,
    DeskDecisionState,
    DeskDecisionTask,
    PeerReviewState,
    PeerReviewTask,
    SecondReaderState,
    SecondReaderTask,
)
from knowledge.models.reviews import PeerReview, RecordClosing
from knowledge.models.subjects import (
    CountryIndexPage,
    CountryPage,
    ResourceIndexPage,
    TopicIndexPage,
    TopicPage,
)
from knowledge.models.versions import RecordVersion

__all__ = [
    "AcknowledgedWarnings",
    "Adoption",
    "AdoptionFollowUp",
    "BoardPage",
    "ConditionProfile",
    "ConfirmationRequest",
    "CountryIndexPage",
    "CountryPage",
    "DeskCheckState",
    "DeskCheckTask",
    "DeskDecisionState",
    "DeskDecisionTask",
    "Finding",
    "ImportRow",
    "ImportRun",
    "LinkCheck",
    "LinkState",
    "MatchRound",
    "Offer",
    "OfferMatch",
    "OfferMessage",
    "PartnerBranchPage",
    "PartnerCondition",
    "PeerReview",
    "PeerReviewState",
    "PeerReviewTask",
    "PracticeAttachment",
    "PracticeIndexPage",
    "PracticePage",
    "PracticePartner",
    "PracticeRelation",
    "ProductIndexPage",
    "ProductPage",
    "RecordClosing",
    "RecordVersion",
    "ResourceAttachment",
    "ResourceIndexPage",
    "ResourcePage",
    "ResourcePartner",
    "SecondReaderState",
    "SecondReaderTask",
    "TopicIndexPage",
    "TopicPage",
]
