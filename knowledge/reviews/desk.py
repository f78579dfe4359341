"""What the desk does with a record that was sent in."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Task, TaskState

from knowledge.reviews.rounds import last_round
from knowledge.reviews.scoring import Outcome, gates_passed, round_outcome
from knowledge.reviews.selectors import given_reviews
from knowledge.reviews.substance import changed_fields, review_needed
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concept

if TYPE_CHECKING:
    from knowledge.models import PracticePage
    from knowledge.models.records import RecordPage
    from knowledge.models.review_tasks import DeskCheckState, DeskDecisionState


@transaction.atomic
def check_take(*, state: "DeskCheckState", user: Any) -> None:
    """Let a desk person take a check, so that nobody else begins it."""
    if state.taken_by_id:
        raise PermissionDenied
    state.taken_by = user
    state.save(update_fields=["taken_by"])
    log_step(state, "knowledge.review.take", user)


@transaction.atomic
def check_finish(*, state: "DeskCheckState", user: Any, small: bool) -> str:
    """Ask for reviews, or accept what needs none.

    Returns:
        Where the desk goes on: to choose reviewers.

    Raises:
        PermissionDenied: when what changed needs a review after all.
    """
    page = record_of(state)
    if small and review_needed(page.get_latest_revision_as_object()):
        raise PermissionDenied
    state.small_edit = small
    state.taken_by = state.taken_by or user
    state.approve(user=user)
    return reverse("record_review", args=[page.pk])


@transaction.atomic
def step_return(*, state: Any, user: Any, reasons: list[str], comment: str = "") -> str:
    """Return a record to its author, with reasons."""
    state.reasons = reasons
    state.reject(user=user, comment=comment)
    return reverse("record_review", args=[record_of(state).pk])


@transaction.atomic
def decision_accept(
    *, state: "DeskDecisionState", user: Any, evidence_level: str, comment: str = ""
) -> str:
    """Accept a practice and set its evidence level; it is published.

    Raises:
        PermissionDenied: when the version was not reviewed, or not well enough.
    """
    page: Any = record_of(state).get_latest_revision_as_object()
    if not may_be_accepted(page):
        raise PermissionDenied
    level = concept(scheme=Scheme.EVIDENCE_LEVEL, code=evidence_level)
    evidence_set(page=page, level=level, user=user)
    state.evidence_level = level
    state.approve(user=user, comment=comment)
    return reverse("record_review", args=[page.pk])


def evidence_set(*, page: "PracticePage", level: Concept, user: Any) -> None:
    """Keep the evidence level in a new version of the practice."""
    page.evidence_level = level
    page.save_revision(user=user, clean=False, log_action=True)


@transaction.atomic
def decision_review_again(*, state: "DeskDecisionState", user: Any) -> str:
    """Begin another round of reviews, of the version as it stands."""
    workflow_state = state.workflow_state
    peer_review = Task.objects.get(
        workflow_tasks__workflow=workflow_state.workflow,
        content_type__app_label="knowledge",
        content_type__model="peerreviewtask",
    )
    state.status = TaskState.STATUS_CANCELLED
    state.finished_by = user
    state.save(update_fields=["status", "finished_by"])
    log_step(state, "knowledge.review.again", user)
    workflow_state.current_task_state = state.taskstate_ptr
    workflow_state.update(user=user, next_task=peer_review)
    return reverse("record_review", args=[record_of(state).pk])


def may_be_accepted(page: "RecordPage") -> bool:
    """Say whether a round of reviews carries the newest version."""
    state = page.current_workflow_state
    last = last_round(state) if state else None
    if last is None:
        return False
    verdicts = [review.verdict for review in given_reviews(last)]
    if round_outcome(verdicts) is not Outcome.COMPLETE or not gates_passed(verdicts):
        return False
    reviewed = last.revision.as_object()
    return not changed_fields(reviewed, page.get_latest_revision_as_object())


def record_of(state: TaskState) -> "RecordPage":
    """Return the record a step is about."""
    return state.workflow_state.content_object.specific


def log_step(state: TaskState, action: str, user: Any, **data: Any) -> None:
    """Write a step that Wagtail does not know into its log."""
    page = record_of(state)
    log(instance=page, action=action, user=user, revision=state.revision, data=data)
