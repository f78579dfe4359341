"""Whatever people do, in whatever order: there is a way on, and nobody judges
their own work.

`HYPOTHESIS_PROFILE=deep` looks for longer, at other examples each time.
"""

import os
from contextlib import ExitStack
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from knowledge.models import PeerReview, PracticePage
from knowledge.models.review_tasks import DeskCheckState, PeerReviewState
from knowledge.reviews.closing import record_archive, record_reopen, record_withdraw
from knowledge.reviews.desk import may_be_accepted
from knowledge.reviews.enums import RecordState
from knowledge.reviews.rounds import (
    review_asked_of,
    review_decline,
    review_take_back,
    reviewers_ask,
)
from knowledge.reviews.selectors import given_reviews
from knowledge.reviews.states import record_state
from knowledge.reviews.substance import changed_fields, live_version
from tests.knowledge.reviews.people import Office, act, fresh, give, submit

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
COMMON = settings(
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.generate,),
)
QUICK = settings(COMMON, derandomize=True, max_examples=10, stateful_step_count=14)
THOROUGH = settings(COMMON, max_examples=120, stateful_step_count=30)
REFUSALS = (PermissionDenied, ValidationError)
# More than enough steps from anywhere to a published record.
LONGEST_WAY = 12

people = st.integers(min_value=0, max_value=5)
points = st.integers(min_value=0, max_value=3)
steps = st.sampled_from(
    ["take", "approve", "accept", "reject", "again", "approve", "approve"]
)


class Repository(RuleBasedStateMachine):
    """One practice and everybody who may meet it."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = ExitStack()
        self.undone.enter_context(transaction.atomic())

    @initialize()
    def start(self) -> None:
        self.office = Office()
        office = self.office
        self.people = [
            office.author,
            office.desk,
            office.second_desk,
            *office.reviewers,
            office.own_reviewer,
        ]
        self.page: PracticePage = office.draft()
        self.lessons = 0

    def teardown(self) -> None:
        try:
            self.drive_to_publication()
        finally:
            transaction.set_rollback(True)
            self.undone.close()

    def attempt(self, action: Any, *args: Any, **options: Any) -> None:
        """Do something, or be refused with nothing half-done."""
        try:
            with transaction.atomic():
                action(*args, **options)
        except REFUSALS:
            pass
        self.page = fresh(self.page)

    # What authors do

    @rule(number=people, substantial=st.booleans())
    def write(self, number: int, substantial: bool) -> None:
        user = self.people[number]
        lock = self.page.get_lock()
        if self.page.permissions_for_user(user).can_edit() and not (
            lock and lock.for_user(user)
        ):
            self.save(user, substantial)

    def save(self, user: Any, substantial: bool) -> None:
        draft = self.page.get_latest_revision_as_object()
        self.lessons += 1
        if substantial:
            draft.lessons_not_recorded = False
            draft.lessons = f"<p>Lekcja {self.lessons}.</p>"
        else:
            draft.summary = f"Skrót {self.lessons}."
        draft.save_revision(user=user)
        self.page = fresh(self.page)

    @rule(number=people)
    def send_in(self, number: int) -> None:
        user = self.people[number]
        rights = self.page.permissions_for_user(user)
        if rights.can_edit() and rights.can_submit_for_moderation():
            submit(self.page, user)
            self.page = fresh(self.page)

    @rule(number=people)
    def take_submission_back(self, number: int) -> None:
        state = self.page.current_workflow_state
        if state and state.user_can_cancel(self.people[number]):
            state.cancel(user=self.people[number])
            self.page = fresh(self.page)

    # What the desk does

    @rule(number=people, action=steps)
    def step(self, number: int, action: str) -> None:
        if self.page.current_workflow_task_state is None:
            return
        values: dict[str, Any] = {"reasons": ["wording"]} if action == "reject" else {}
        state = self.page.current_workflow_task_state
        if action == "approve" and not isinstance(
            state, DeskCheckState | PeerReviewState
        ):
            values = {"evidence_level": "1"}
        self.attempt(act, self.page, self.people[number], action, **values)

    @rule(number=people)
    def publish(self, number: int) -> None:
        user = self.people[number]
        if self.page.permissions_for_user(user).can_publish():
            self.page.get_latest_revision().publish(user=user)
            self.page = fresh(self.page)

    @rule(number=people, close=st.sampled_from([record_archive, record_withdraw]))
    def close(self, number: int, close: Any) -> None:
        user = self.people[number]
        self.attempt(close, page=self.page, user=user, reason="ended")

    @rule(number=people)
    def reopen(self, number: int) -> None:
        self.attempt(record_reopen, page=self.page, user=self.people[number])

    @rule()
    def do_what_is_next(self) -> None:
        if record_state(self.page) is not RecordState.PUBLISHED:
            self.do_duty()

    # What reviewers do

    @rule(number=people)
    def ask(self, number: int) -> None:
        state = self.page.current_workflow_task_state
        if isinstance(state, PeerReviewState):
            person = self.people[number]
            self.attempt(
                reviewers_ask, state=state, reviewers=[person], user=self.office.desk
            )

    @rule(number=people, scored=points, clear=st.booleans())
    def review(self, number: int, scored: int, clear: bool) -> None:
        self.attempt(
            give, self.page, self.people[number], points=scored, gate_clear=clear
        )

    @rule(number=people, back=st.booleans())
    def not_review(self, number: int, back: bool) -> None:
        review = review_asked_of(user=self.people[number], page=self.page)
        if review is None:
            return
        if back:
            self.attempt(review_take_back, review=review, user=self.office.desk)
        else:
            self.attempt(review_decline, review=review)

    # What is always so

    @invariant()
    def nobody_judges_their_own(self) -> None:
        if not hasattr(self, "page"):
            return
        own = {self.office.author.pk, self.office.own_reviewer.pk}
        assert not PeerReview.objects.filter(reviewer__in=own).exists()
        elsewhere = PeerReview.objects.filter(institution=self.office.owner)
        assert not elsewhere.exists()

    @invariant()
    def what_is_public_was_reviewed(self) -> None:
        if hasattr(self, "page") and self.page.live:
            assert any(self.carries(round_) for round_ in self.approved_rounds())

    def approved_rounds(self) -> Any:
        return PeerReviewState.objects.filter(
            workflow_state__object_id=str(self.page.pk), status="approved"
        )

    def carries(self, round_: PeerReviewState) -> bool:
        """Say whether a round judged the substance that readers see."""
        live = live_version(self.page)
        reviewed = round_.revision.as_object()
        reviewed.evidence_level = live.evidence_level
        return len(given_reviews(round_)) >= 2 and not changed_fields(reviewed, live)

    @invariant()
    def somebody_can_go_on(self) -> None:
        if hasattr(self, "page"):
            assert self.ways_on(), record_state(self.page)

    def ways_on(self) -> list[Any]:
        """Return who can do what next."""
        found: list[Any] = []
        task = self.page.current_workflow_task
        for person in self.people:
            rights = self.page.permissions_for_user(person)
            if rights.can_edit() and rights.can_submit_for_moderation():
                found.append((person, "submit"))
            if task is not None:
                found += task.get_actions(self.page, person)
        if record_state(self.page) in (RecordState.ARCHIVED, RecordState.WITHDRAWN):
            found.append("reopen")
        return found

    def drive_to_publication(self) -> None:
        """Let everybody do their duty: a new version gets public from anywhere."""
        if not hasattr(self, "page"):
            return
        for _step in range(LONGEST_WAY):
            if record_state(self.page) is RecordState.PUBLISHED:
                return
            self.do_duty()
        assert record_state(self.page) is RecordState.PUBLISHED

    def do_duty(self) -> None:
        office, page = self.office, self.page
        state = record_state(page)
        desk = next(
            (p for p in (office.desk, office.second_desk) if self.may_act(p)), None
        )
        if state in (RecordState.ARCHIVED, RecordState.WITHDRAWN):
            record_reopen(page=page, user=office.desk)
        elif state in (RecordState.DRAFT, RecordState.CHANGES_REQUESTED):
            submit(page, office.author)
        elif state in (RecordState.SUBMITTED, RecordState.DESK_CHECK):
            act(page, desk, "approve")
        elif state is RecordState.IN_REVIEW:
            self.review_all()
        elif may_be_accepted(page):
            act(page, desk, "approve", evidence_level="2")
        else:
            act(page, desk, "again")
        self.page = fresh(page)

    def may_act(self, person: Any) -> bool:
        task = self.page.current_workflow_task
        return bool(task and task.get_actions(self.page, person))

    def review_all(self) -> None:
        round_ = self.page.current_workflow_task_state
        for reviewer in self.office.reviewers:
            if fresh(self.page).current_workflow_task_state != round_:
                return
            self.attempt(
                reviewers_ask, state=round_, reviewers=[reviewer], user=self.office.desk
            )
        for reviewer in self.office.reviewers:
            if review_asked_of(user=reviewer, page=fresh(self.page)):
                give(self.page, reviewer)


@pytest.mark.django_db
def test_there_is_always_a_way_on():
    run_state_machine_as_test(Repository, settings=THOROUGH if DEEP else QUICK)
