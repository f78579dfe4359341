"""Practices, resources and products."""

from knowledge.models.branches import PartnerBranchPage, PracticeIndexPage
from knowledge.models.link_checks import LinkCheck, LinkState
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
from knowledge.models.versions import RecordVersion

__all__ = [
    "DeskCheckState",
    "DeskCheckTask",
    "DeskDecisionState",
    "DeskDecisionTask",
    "LinkCheck",
    "LinkState",
    "PartnerBranchPage",
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
    "ResourcePage",
    "ResourcePartner",
    "SecondReaderState",
    "SecondReaderTask",
]
