"""Reading reviews."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import WorkflowState

from knowledge.models.reviews import PeerReview
from knowledge.reviews.enums import ReviewState
from partners_exchange.models import Partner

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a reviewer agreed to have published.

    Attributes:
        language: What the text is written in: pl, en or uk.
        date: When it was given.
    """

    reviewer_name: str
    institution: Partner | None
    text: str
    language: str
    date: datetime.date


def published_opinions(practice: "RecordPage") -> list[Opinion]:
    """Return the opinions readers may see, of the last accepted round."""
    reviews = (
        PeerReview.objects.filter(
            practice_key=practice.translation_key,
            state=ReviewState.GIVEN,
            publish_opinion=True,
            round__workflow_state__status=WorkflowState.STATUS_APPROVED,
        )
        .select_related("institution")
        .order_by("-round__started_at", "answered_at", "pk")
    )
    found = list(reviews)
    return [
        Opinion(
            reviewer_name=review.reviewer_name,
            institution=review.institution,
            text=review.opinion,
            language=review.opinion_language,
            date=timezone.localdate(review.answered_at),
        )
        for review in found
        if review.round_id == found[0].round_id and review.answered_at
    ]


def given_reviews(state: Any) -> list[PeerReview]:
    """Return the reviews of a round that were given, in the order they came."""
    return list(
        PeerReview.objects.filter(round=state, state=ReviewState.GIVEN)
        .select_related("institution")
        .order_by("answered_at", "pk")
    )
