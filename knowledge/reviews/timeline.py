"""What has happened to a record so far, for the screen of the desk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import TaskState

from knowledge.models.review_tasks import PeerReviewState, StepState
from knowledge.models.reviews import PeerReview
from knowledge.reviews.enums import Criterion, ReturnReason, ReviewState
from knowledge.reviews.scoring import Outcome, average_total, round_outcome

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

MOST_STEPS = 20


@dataclass(frozen=True, slots=True)
class Step:
    """One step that was begun: what it is, how it ended, and why."""

    label: str
    status: str
    state: TaskState
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Round:
    """A round of reviews: a column each, a criterion a row; what it still needs."""

    state: PeerReviewState
    reviews: list[PeerReview]
    scores: list[tuple[str, list[int | None]]]
    average: float | None
    needs_third: bool


def steps_of(page: "RecordPage") -> list[Step]:
    """Return the newest steps of a record, the newest first."""
    states = (
        TaskState.objects.for_instance(page)
        .select_related("task", "finished_by")
        .exclude(status=TaskState.STATUS_SKIPPED)
        .order_by("-started_at", "-pk")[:MOST_STEPS]
        .specific()
    )
    return [
        Step(
            label=str(type(state.task.specific).get_verbose_name()),
            status=str(state.get_status_display()),
            state=state,
            reasons=reason_labels(state),
        )
        for state in states
    ]


def reason_labels(state: Any) -> list[str]:
    """Return the reasons of a return in words."""
    codes = state.reasons if isinstance(state, StepState) else []
    return [str(ReturnReason(code).label) for code in codes]


def rounds_of(page: "RecordPage") -> list[Round]:
    """Return the rounds of reviews of a record, the newest first."""
    states = PeerReviewState.objects.filter(
        workflow_state__object_id=str(page.pk),
        workflow_state__base_content_type=page.get_base_content_type(),
    ).exclude(status=TaskState.STATUS_SKIPPED)
    return [round_of(state) for state in states.order_by("-started_at", "-pk")]


def round_of(state: PeerReviewState) -> Round:
    """Return one round as a table."""
    reviews = list(state.reviews.select_related("institution", "reviewer"))
    verdicts = [r.verdict for r in reviews if r.state == ReviewState.GIVEN]
    return Round(
        state=state,
        reviews=reviews,
        scores=[
            (str(item.label), [getattr(review, item.value) for review in reviews])
            for item in Criterion
        ],
        average=average_total(verdicts),
        needs_third=round_outcome(verdicts) is Outcome.THIRD_REVIEWER,
    )
