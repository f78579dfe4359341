"""Where records stand, for one page and for a whole listing."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.models import Revision, TaskState, WorkflowState

from knowledge.confirmation import oldest_valid
from knowledge.enums import ConfirmationState
from knowledge.models.review_tasks import (
    DeskCheckState,
    DeskDecisionState,
    PeerReviewState,
    SecondReaderState,
)
from knowledge.models.reviews import RecordClosing
from knowledge.reviews.enums import ClosingKind, RecordState

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

STEPS: dict[type[TaskState], RecordState] = {
    PeerReviewState: RecordState.IN_REVIEW,
    DeskDecisionState: RecordState.DECISION,
    SecondReaderState: RecordState.SECOND_READING,
}


def record_state(page: "RecordPage") -> RecordState:
    """Return where one record stands."""
    return record_states([page])[page.pk]


def record_states(pages: Iterable["RecordPage"]) -> dict[int, RecordState]:
    """Return where records stand, by their page: five queries or fewer."""
    listed = list(pages)
    steps = open_steps([page.pk for page in listed])
    kinds = dict(
        RecordClosing.objects.filter(
            key__in={page.translation_key for page in listed}
        ).values_list("key", "kind")
    )
    scheduled = scheduled_among([page.pk for page in listed if not page.live])
    return {
        page.pk: state_of(
            page,
            kinds.get(page.translation_key),
            steps.get(page.pk),
            scheduled=page.pk in scheduled,
        )
        for page in listed
    }


def scheduled_among(keys: list[int]) -> set[int]:
    """Return the pages that go live at a set time; no query for none."""
    if not keys:
        return set()
    revisions = Revision.page_revisions.filter(
        object_id__in=[str(key) for key in keys], approved_go_live_at__isnull=False
    )
    return {int(found) for found in revisions.values_list("object_id", flat=True)}


def open_steps(keys: list[int]) -> dict[int, tuple[str, TaskState | None]]:
    """Return status and step of the submissions that are not over, by page."""
    states = WorkflowState.objects.active().filter(
        object_id__in=[str(key) for key in keys],
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    found = list(states)
    tasks = TaskState.objects.filter(
        pk__in=[state.current_task_state_id for state in found]
    ).specific()
    by_key = {task.pk: task for task in tasks}
    return {
        int(state.object_id): (state.status, by_key.get(state.current_task_state_id))
        for state in found
    }


def state_of(
    page: "RecordPage",
    closing: str | None,
    step: tuple[str, Any] | None,
    *,
    scheduled: bool,
) -> RecordState:
    """Return the state from what is known of a record."""
    if closing == ClosingKind.WITHDRAWN:
        return RecordState.WITHDRAWN
    if step is not None:
        status, task = step
        if status == WorkflowState.STATUS_NEEDS_CHANGES:
            return RecordState.CHANGES_REQUESTED
        return step_state(task)
    if not page.live:
        return RecordState.ACCEPTED if scheduled else RecordState.DRAFT
    if closing == ClosingKind.ARCHIVED:
        return RecordState.ARCHIVED
    return RecordState.DUE if confirmation_due(page) else RecordState.PUBLISHED


def step_state(task: Any) -> RecordState:
    """Return the state of a record whose step is under way."""
    if isinstance(task, DeskCheckState):
        return RecordState.DESK_CHECK if task.taken_by_id else RecordState.SUBMITTED
    return STEPS.get(type(task), RecordState.SUBMITTED)


def confirmation_due(page: "RecordPage") -> bool:
    """Say whether the owner should say again that the record is true.

    Only source pages carry it; a record nobody has ever confirmed is not due.
    """
    if page.confirmation == ConfirmationState.UNCONFIRMED:
        return True
    if page.last_confirmed is None:
        return False
    return page.last_confirmed <= oldest_valid(timezone.localdate())
