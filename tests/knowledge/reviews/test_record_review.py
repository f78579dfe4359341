"""The way of a record: desk check, peer review, decision."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry, WorkflowState

from accounts.models import Notice
from knowledge.models import PeerReview
from knowledge.reviews.enums import Gate, RecordState
from knowledge.reviews.rounds import (
    review_asked_of,
    review_decline,
    review_give,
    review_take_back,
    reviewers_ask,
)
from knowledge.reviews.selectors import published_opinions
from knowledge.reviews.states import record_state
from publication.models import Publication
from tests.knowledge.reviews.people import (
    Office,
    act,
    answers,
    fresh,
    give,
    offered,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def kinds(user: Any) -> list[str]:
    return list(Notice.objects.filter(user=user).values_list("kind", flat=True))


# Nobody reviews an own practice


def test_people_of_the_owner_and_authors_are_never_asked(office: Office):
    page = office.in_review(asked=0)
    state = page.current_workflow_task_state
    for person in (office.own_reviewer, office.author):
        with pytest.raises(PermissionDenied):
            reviewers_ask(state=state, reviewers=[person], user=office.desk)
    assert not PeerReview.objects.exists()


def test_who_joins_the_owner_after_being_asked_cannot_answer(office: Office):
    page = office.in_review()
    reviewer = office.reviewers[0]
    from partners_exchange.services import affiliation_set

    affiliation_set(user=reviewer, partner=office.owner)
    with pytest.raises(PermissionDenied):
        give(page, reviewer)


def test_the_desk_does_not_decide_on_what_it_sent_in_itself(office: Office):
    page = office.draft()
    submit(page, office.desk)
    assert offered(page, office.desk) == set()
    assert "approve" in offered(page, office.second_desk)
    with pytest.raises(PermissionDenied):
        act(page, office.desk, "approve")


@pytest.mark.parametrize("who", ["author", "own_reviewer"])
def test_others_are_offered_nothing(office: Office, who: str):
    person = getattr(office, who)
    for page in (
        office.submitted(),
        office.in_review(title="B"),
        office.reviewed(title="C"),
    ):
        assert offered(page, person) == set()
        assert page.current_workflow_task.locked_for_user(page, person)


def test_a_reviewer_who_was_not_asked_sees_nothing(office: Office):
    page = office.in_review(asked=2)
    stranger = office.reviewers[2]
    assert offered(page, stranger) == set()
    assert not page.permissions_for_user(stranger).can_edit()
    assert review_asked_of(user=stranger, page=page) is None


# Desk check


def test_a_record_is_returned_with_reasons_and_comes_back(office: Office):
    page = office.submitted()
    assert record_state(page) == RecordState.SUBMITTED
    assert "record-submitted" in kinds(office.desk)
    act(page, office.desk, "take")
    assert record_state(fresh(page)) == RecordState.DESK_CHECK
    act(page, office.desk, "reject", reasons=["source-missing"], comment="Wiersz 2.")
    page = fresh(page)
    assert record_state(page) == RecordState.CHANGES_REQUESTED
    assert kinds(office.author) == ["returned-for-changes"]
    assert page.get_lock() is None
    submit(page, office.author)
    assert record_state(fresh(page)) == RecordState.SUBMITTED


def test_a_check_is_taken_once(office: Office):
    page = office.submitted()
    act(page, office.desk, "take")
    with pytest.raises(PermissionDenied):
        act(page, office.second_desk, "take")


def test_a_new_record_cannot_pass_as_a_small_edit(office: Office):
    page = office.submitted()
    assert "accept" not in offered(page, office.desk)
    with pytest.raises(PermissionDenied):
        act(page, office.desk, "accept")


# Peer review


def test_the_text_is_locked_while_it_is_reviewed(office: Office):
    page = office.in_review()
    assert record_state(page) == RecordState.IN_REVIEW
    for person in (office.desk, office.author, office.reviewers[0]):
        assert page.get_lock().for_user(person)


def test_one_review_is_not_enough(office: Office):
    page = office.in_review(asked=1)
    give(page, office.reviewers[0])
    assert record_state(fresh(page)) == RecordState.IN_REVIEW
    assert "reviewers-wanted" in kinds(office.desk)


def test_two_reviews_lead_to_the_decision(office: Office):
    page = office.reviewed()
    assert record_state(page) == RecordState.DECISION
    assert "decision-wanted" in kinds(office.desk)


def test_reviewers_of_unknown_institution_need_one_of_another(office: Office):
    from partners_exchange.models import Affiliation

    Affiliation.objects.filter(partner=office.elsewhere).delete()
    page = office.in_review()
    for reviewer in office.reviewers[:2]:
        give(page, reviewer)
    assert record_state(fresh(page)) == RecordState.IN_REVIEW


def test_a_third_is_asked_when_totals_are_far_apart(office: Office):
    page = office.in_review()
    give(page, office.reviewers[0], points=3)
    give(page, office.reviewers[1], points=2)
    third = PeerReview.objects.get(reviewer=office.reviewers[2])
    assert third.state == "asked"
    assert record_state(fresh(page)) == RecordState.IN_REVIEW
    assert "review-asked" in kinds(office.reviewers[2])
    give(page, office.reviewers[2])
    assert record_state(fresh(page)) == RecordState.DECISION


def test_the_desk_is_told_when_there_is_no_third(office: Office):
    page = office.in_review()
    office.reviewers[2].groups.clear()
    Notice.objects.all().delete()
    for reviewer, points in zip(office.reviewers, (0, 3), strict=False):
        give(page, reviewer, points=points)
    assert kinds(office.desk) == ["reviewers-wanted"]


def test_who_declines_or_is_taken_back_can_be_replaced(office: Office):
    page = office.in_review()
    state = page.current_workflow_task_state
    first = review_asked_of(user=office.reviewers[0], page=page)
    review_decline(review=first, note="Brak czasu.")
    second = review_asked_of(user=office.reviewers[1], page=page)
    review_take_back(review=second, user=office.desk)
    with pytest.raises(PermissionDenied):
        review_give(review=second, values=answers())
    reviewers_ask(state=state, reviewers=office.reviewers[1:], user=office.desk)
    give(page, office.reviewers[1])
    give(page, office.reviewers[2])
    assert record_state(fresh(page)) == RecordState.DECISION


def test_nobody_answers_twice(office: Office):
    page = office.in_review()
    review = review_asked_of(user=office.reviewers[0], page=page)
    review_give(review=review, values=answers())
    with pytest.raises(PermissionDenied):
        review_give(review=review, values=answers(3))


# Decision


@pytest.mark.parametrize("gate", [gate.value for gate in Gate])
def test_what_fails_a_gate_is_not_accepted(office: Office, gate: str):
    page = office.in_review()
    for reviewer in office.reviewers[:2]:
        give(page, reviewer, **{gate: False})
    assert offered(page, office.desk) == {"again", "reject"}
    with pytest.raises(PermissionDenied):
        act(page, office.desk, "approve", evidence_level="3")


def test_acceptance_sets_the_evidence_level_and_publishes(office: Office):
    page = office.reviewed()
    act(page, office.desk, "approve", evidence_level="2", comment="Brawo.")
    page = fresh(page)
    assert page.live
    assert page.evidence_level.code == "2"
    assert record_state(page) == RecordState.PUBLISHED
    assert "accepted" in kinds(office.author)
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert row.withdrawn_at is None


def test_what_changed_after_the_reviews_is_reviewed_again(office: Office):
    page = office.reviewed()
    act(page, office.desk, "reject", reasons=["wording"])
    draft = fresh(page).get_latest_revision_as_object()
    draft.lessons, draft.lessons_not_recorded = "<p>Nie wyszło.</p>", False
    draft.save_revision(user=office.author)
    submit(page, office.author)
    assert offered(page, office.desk) == {"again", "reject"}
    act(page, office.desk, "again")
    page = fresh(page)
    assert record_state(page) == RecordState.IN_REVIEW
    for reviewer in office.reviewers[:2]:
        give(page, reviewer)
    act(page, office.desk, "approve", evidence_level="1")
    assert fresh(page).live


def test_every_step_is_in_the_log(office: Office):
    page = office.published()
    actions = set(
        PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    )
    assert {
        "wagtail.workflow.start",
        "wagtail.workflow.approve",
        "knowledge.review.ask",
        "knowledge.review.give",
        "wagtail.publish",
    } <= actions


def test_only_agreed_opinions_of_an_accepted_record_are_read(office: Office):
    page = office.in_review()
    give(page, office.reviewers[0], publish_opinion=True, opinion="Widać.")
    give(page, office.reviewers[1], publish_opinion=False, opinion="Ukryte.")
    assert published_opinions(page) == []
    act(page, office.desk, "approve", evidence_level="1")
    (opinion,) = published_opinions(fresh(page))
    assert (opinion.text, opinion.language) == ("Widać.", "pl")
    assert opinion.institution == office.elsewhere
    assert opinion.reviewer_name == "recenzent-0"


def test_nothing_is_mailed_at_once(office: Office, mailoutbox: list[Any]):
    office.published()
    assert mailoutbox == []


def test_the_author_may_take_a_submission_back(office: Office):
    page = office.in_review()
    state = page.current_workflow_state
    assert state.user_can_cancel(office.author)
    state.cancel(user=office.author)
    assert record_state(fresh(page)) == RecordState.DRAFT
    assert state.status == WorkflowState.STATUS_CANCELLED
    submit(page, office.author)
    assert record_state(fresh(page)) == RecordState.SUBMITTED
