"""A round of reviews: asking people, taking their answers, ending it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import TaskState, WorkflowState

from accounts.models import User
from knowledge.models.reviews import PeerReview
from knowledge.reviews.eligibility import reviewers_eligible
from knowledge.reviews.enums import ReviewState
from knowledge.reviews.notices import (
    DECISION_WANTED,
    REVIEW_ASKED,
    REVIEWERS_WANTED,
    tell,
    tell_desk,
)
from knowledge.reviews.scoring import Outcome, round_outcome
from knowledge.reviews.selectors import given_reviews
from partners_exchange.selectors import partner_of

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage
    from knowledge.models.review_tasks import PeerReviewState


def last_round(workflow_state: WorkflowState) -> "PeerReviewState | None":
    """Return the newest finished round of reviews of a submission."""
    state = (
        TaskState.objects.filter(
            workflow_state=workflow_state,
            task__content_type__app_label="knowledge",
            task__content_type__model="peerreviewtask",
            status=TaskState.STATUS_APPROVED,
        )
        .order_by("-started_at", "-pk")
        .first()
    )
    return state.specific if state else None


def review_asked_of(*, user: Any, page: "RecordPage") -> PeerReview | None:
    """Return the review that a person still owes a record."""
    state = page.current_workflow_task_state
    if state is None or user.pk is None:
        return None
    return PeerReview.objects.filter(
        round_id=state.pk, reviewer=user, state=ReviewState.ASKED
    ).first()


@transaction.atomic
def reviewers_ask(
    *, state: "PeerReviewState", reviewers: Iterable[User], user: Any
) -> list[PeerReview]:
    """Ask people for a review; nobody is asked twice in a round.

    Raises:
        PermissionDenied: when somebody may not review this record, or the round
            is over.
    """
    round_locked(state)
    page = state.workflow_state.content_object.specific
    chosen = list(reviewers)
    allowed = set(reviewers_eligible(page).values_list("pk", flat=True))
    if {person.pk for person in chosen} - allowed:
        raise PermissionDenied
    asked = [review_ask(state, page, person, user) for person in chosen]
    return [review for review in asked if review is not None]


def review_ask(
    state: "PeerReviewState", page: "RecordPage", person: User, user: Any
) -> PeerReview | None:
    """Ask one person; None when they have been asked already."""
    review, created = PeerReview.objects.get_or_create(
        round=state,
        reviewer=person,
        defaults={
            "practice_key": page.translation_key,
            "reviewer_name": person.get_full_name() or person.username,
            "institution": partner_of(person),
            "asked_by": user,
        },
    )
    if not created and review.state != ReviewState.TAKEN_BACK:
        return None
    review.state = ReviewState.ASKED
    review.save(update_fields=["state"])
    log_answer(review, "knowledge.review.ask", user)
    tell(person, kind=REVIEW_ASKED, page=page, path=reverse("my_reviews"))
    return review


def reviewers_ask_again(*, state: "PeerReviewState", user: Any) -> None:
    """Ask those who reviewed an earlier version of the same submission."""
    earlier = PeerReview.objects.filter(
        round__workflow_state=state.workflow_state, state=ReviewState.GIVEN
    ).exclude(round=state)
    page = state.workflow_state.content_object.specific
    people = reviewers_eligible(page).filter(pk__in=earlier.values("reviewer"))
    if people:
        reviewers_ask(state=state, reviewers=people, user=user)
    else:
        tell_desk(kind=REVIEWERS_WANTED, page=page)


@transaction.atomic
def review_give(*, review: PeerReview | None, values: dict[str, Any]) -> PeerReview:
    """Keep a review, and end the round when it was the last one needed.

    Args:
        review: What was asked for.
        values: Answers, as `ReviewForm` returns them.

    Raises:
        PermissionDenied: when the review is no longer wanted, or the reviewer now
            belongs to the owner or wrote the record.
    """
    review = answerable(review)
    page = review.round.workflow_state.content_object.specific
    reviewer = review.reviewer
    if reviewer is None or not reviewers_eligible(page).filter(pk=reviewer.pk).exists():
        raise PermissionDenied
    review.institution = partner_of(reviewer)
    for name, value in values.items():
        setattr(review, name, value)
    review.state = ReviewState.GIVEN
    review.answered_at = timezone.now()
    review.full_clean()
    review.save()
    log_answer(review, "knowledge.review.give", review.reviewer, total=review.total)
    round_advance(state=review.round, user=review.reviewer)
    return review


@transaction.atomic
def review_decline(*, review: PeerReview | None, note: str = "") -> PeerReview:
    """Note that a person does not review.

    Raises:
        PermissionDenied: when the review is no longer wanted.
    """
    review = answerable(review)
    review.state = ReviewState.DECLINED
    review.note = note
    review.answered_at = timezone.now()
    review.save(update_fields=["state", "note", "answered_at"])
    log_answer(review, "knowledge.review.decline", review.reviewer)
    round_advance(state=review.round, user=review.reviewer)
    return review


@transaction.atomic
def review_take_back(*, review: PeerReview, user: Any) -> PeerReview:
    """Stop waiting for somebody.

    Raises:
        PermissionDenied: when they have answered already.
    """
    review = answerable(review)
    review.state = ReviewState.TAKEN_BACK
    review.save(update_fields=["state"])
    log_answer(review, "knowledge.review.take_back", user)
    round_advance(state=review.round, user=user)
    return review


def answerable(review: PeerReview | None) -> PeerReview:
    """Return a review as it is now, its round locked against another answer.

    Raises:
        PermissionDenied: when it was answered or taken back, or the round is over.
    """
    if review is None:
        raise PermissionDenied
    round_locked(review.round)
    review.refresh_from_db()
    if review.state != ReviewState.ASKED:
        raise PermissionDenied
    return review


def round_locked(state: TaskState) -> None:
    """Let two answers at the same moment follow each other.

    Raises:
        PermissionDenied: when the round is over.
    """
    found = TaskState.objects.select_for_update().get(pk=state.pk)
    if found.status != TaskState.STATUS_IN_PROGRESS:
        raise PermissionDenied


def round_advance(*, state: "PeerReviewState", user: Any) -> None:
    """End a round that is complete; otherwise see to what it needs."""
    if state.reviews.filter(state=ReviewState.ASKED).exists():
        return
    page = state.workflow_state.content_object.specific
    verdicts = [review.verdict for review in given_reviews(state)]
    outcome = round_outcome(verdicts)
    if outcome is Outcome.COMPLETE:
        state.approve(user=user)
        tell_desk(kind=DECISION_WANTED, page=page)
    elif outcome is not Outcome.THIRD_REVIEWER or not third_ask(state, page):
        tell_desk(kind=REVIEWERS_WANTED, page=page)


def third_ask(state: "PeerReviewState", page: "RecordPage") -> PeerReview | None:
    """Ask whoever has least to do, where there is anybody left."""
    asked = state.reviews.values("reviewer")
    person = reviewers_eligible(page).exclude(pk__in=asked).first()
    return review_ask(state, page, person, None) if person else None


def log_answer(review: PeerReview, action: str, user: Any, **data: Any) -> None:
    """Write who was asked or answered into Wagtail's log; no opinions."""
    state = review.round
    log(
        instance=state.workflow_state.content_object.specific,
        action=action,
        user=user,
        revision=state.revision,
        data={"reviewer": review.reviewer_name, **data},
    )
