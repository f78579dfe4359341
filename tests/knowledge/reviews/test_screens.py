"""The screens of the review in the admin."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import ADMIN_ACCESS, EDITORS, REVIEWERS, group_ensure
from knowledge.models import PeerReview
from knowledge.reviews.enums import Criterion, Gate, RecordState
from knowledge.reviews.states import record_state
from tests.knowledge.reviews.people import Office, answers, fresh, give
from tests.support.pages import home

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = Office()
    group_ensure(name=REVIEWERS, permissions=[ADMIN_ACCESS])
    group_ensure(
        name=EDITORS,
        pages=[home()],
        page_rights=("add_page", "change_page", "publish_page"),
    )
    return office


def posted(points: int = 2, **changes: Any) -> dict[str, Any]:
    gates = {gate.value: "yes" for gate in Gate}
    scores = {criterion.value: str(points) for criterion in Criterion}
    words = {"opinion": "Dobrze.", "opinion_language": "pl"}
    return {**gates, **scores, **words, **changes}


def test_a_reviewer_finds_reads_and_answers(client: Client, office: Office):
    page = office.in_review()
    client.force_login(office.reviewers[0])
    html = client.get(reverse("my_reviews")).content.decode()
    review = PeerReview.objects.get(reviewer=office.reviewers[0])
    url = reverse("review_give", args=[review.pk])
    assert page.title in html and url in html
    response = client.get(url)
    assert response.status_code == 200
    assert client.get(response.context["preview_url"]).status_code == 200
    assert client.post(url, posted()).status_code == 302
    review.refresh_from_db()
    assert (review.state, review.total) == ("given", 12)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"gate_done": ""}, "gate_done"),
        ({"relevance": ""}, "relevance"),
        ({"equity": "4"}, "equity"),
        ({"gate_clear": "no", "opinion": ""}, "opinion"),
        ({"publish_opinion": "on", "opinion": ""}, "opinion"),
        ({"opinion_language": ""}, "opinion_language"),
        ({"opinion_language": "de"}, "opinion_language"),
    ],
)
def test_half_a_review_is_refused(
    client: Client, office: Office, changes: dict[str, str], field: str
):
    office.in_review()
    client.force_login(office.reviewers[0])
    review = PeerReview.objects.get(reviewer=office.reviewers[0])
    response = client.post(reverse("review_give", args=[review.pk]), posted(**changes))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    review.refresh_from_db()
    assert review.state == "asked"


def test_points_do_not_count_where_a_gate_is_closed(client: Client, office: Office):
    office.in_review()
    client.force_login(office.reviewers[0])
    review = PeerReview.objects.get(reviewer=office.reviewers[0])
    client.post(reverse("review_give", args=[review.pk]), posted(gate_done="no"))
    review.refresh_from_db()
    assert review.state == "given"
    assert (review.total, review.relevance) == (None, None)


def test_a_review_of_another_person_is_not_found(client: Client, office: Office):
    office.in_review()
    review = PeerReview.objects.get(reviewer=office.reviewers[0])
    client.force_login(office.reviewers[1])
    assert client.get(reverse("review_give", args=[review.pk])).status_code == 404
    assert client.post(reverse("review_take_back", args=[review.pk])).status_code in (
        302,
        403,
    )
    review.refresh_from_db()
    assert review.state == "asked"


def test_a_reviewer_declines(client: Client, office: Office):
    office.in_review()
    client.force_login(office.reviewers[0])
    review = PeerReview.objects.get(reviewer=office.reviewers[0])
    client.post(
        reverse("review_give", args=[review.pk]),
        {"decline": "1", "decline-comment": "Znam autorkę."},
    )
    review.refresh_from_db()
    assert (review.state, review.note) == ("declined", "Znam autorkę.")


def test_the_desk_asks_and_takes_back(client: Client, office: Office):
    page = office.in_review(asked=0)
    client.force_login(office.desk)
    url = reverse("record_review", args=[page.pk])
    html = client.get(url).content.decode()
    assert office.reviewers[0].first_name in html
    assert office.own_reviewer.first_name not in html
    ask = reverse("reviewers_ask", args=[page.pk])
    client.post(ask, {"reviewers": [office.own_reviewer.pk]})
    assert not PeerReview.objects.exists()
    client.post(ask, {"reviewers": [person.pk for person in office.reviewers[:2]]})
    assert PeerReview.objects.count() == 2
    review = PeerReview.objects.first()
    client.post(reverse("review_take_back", args=[review.pk]))
    review.refresh_from_db()
    assert review.state == "taken-back"


def test_the_desk_sees_points_and_opinions_the_author_does_not(
    client: Client, office: Office
):
    page = office.in_review()
    give(page, office.reviewers[0], opinion="Znakomite.", note="Tajna notatka.")
    url = reverse("record_review", args=[page.pk])
    client.force_login(office.desk)
    html = client.get(url).content.decode()
    assert "Znakomite." in html and "Tajna notatka." in html
    client.force_login(office.author)
    html = client.get(url).content.decode()
    assert page.title in html
    assert "Znakomite." not in html
    assert "Tajna notatka." not in html
    assert office.reviewers[0].first_name not in html


def test_the_decision_is_taken_in_wagtails_dialogue(client: Client, office: Office):
    page = office.reviewed()
    client.force_login(office.desk)
    state = page.current_workflow_task_state
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]
    )
    assert "evidence_level" in client.get(url).json()["html"]
    ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    client.post(url, {"evidence_level": "9"}, **ajax)
    assert not fresh(page).live
    client.post(url, {"evidence_level": "3"}, **ajax)
    assert fresh(page).live
    assert fresh(page).evidence_level.code == "3"


def test_a_return_without_reason_is_refused(client: Client, office: Office):
    page = office.submitted()
    client.force_login(office.desk)
    state = page.current_workflow_task_state
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[page.pk, "reject", state.pk]
    )
    ajax = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    for values in (
        {},
        {"reasons": ["other"], "comment": " "},
        {"reasons": ["no-such"]},
    ):
        client.post(url, values, **ajax)
        assert record_state(fresh(page)) == RecordState.SUBMITTED
    client.post(url, {"reasons": ["source-dead", "wording"]}, **ajax)
    html = client.get(reverse("record_review", args=[page.pk])).content.decode()
    assert record_state(fresh(page)) == RecordState.CHANGES_REQUESTED
    assert "source-dead" not in html


@pytest.mark.parametrize("action", ["archive", "withdraw"])
def test_closing_asks_why(client: Client, office: Office, action: str):
    page = office.published()
    url = reverse("record_close", args=[page.pk, action])
    client.force_login(office.author)
    assert client.post(url, {"reason": "ended"}).status_code in (302, 403)
    assert fresh(page).live
    client.force_login(office.desk)
    assert client.post(url, {"reason": ""}).status_code == 200
    assert client.post(url, {"reason": "ended"}).status_code == 302
    expected = {"archive": RecordState.ARCHIVED, "withdraw": RecordState.WITHDRAWN}
    assert record_state(fresh(page)) == expected[action]
    client.post(reverse("record_reopen", args=[page.pk]))
    assert record_state(fresh(page)) in (RecordState.PUBLISHED, RecordState.DRAFT)


def test_nobody_else_sees_where_a_record_stands(client: Client, office: Office):
    page = office.in_review(title="Tajny tytuł")
    stranger = office.reviewers[2]
    client.force_login(stranger)
    response = client.get(reverse("record_review", args=[page.pk]), follow=True)
    assert "Tajny tytuł" not in response.content.decode()


@pytest.mark.parametrize("who", ["author", "desk"])
def test_the_editor_opens_at_every_step(client: Client, office: Office, who: str):
    client.force_login(getattr(office, who))
    for page in (
        office.draft(title="A"),
        office.submitted(title="B"),
        office.in_review(title="C"),
        office.reviewed(title="D"),
        office.published(title="E"),
    ):
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
        response = client.get(url)
        assert response.status_code == 200, page.title
        assert reverse("record_review", args=[page.pk]) in response.content.decode()


def test_the_reviewers_first_page_lists_what_is_asked(client: Client, office: Office):
    page = office.in_review()
    client.force_login(office.reviewers[0])
    assert page.title in client.get("/admin/").content.decode()
    client.force_login(office.reviewers[2])
    assert page.title not in client.get("/admin/").content.decode()


def test_the_listing_says_where_each_record_stands(client: Client, office: Office):
    office.submitted(title="Wysłana")
    client.force_login(office.desk)
    response = client.get("/admin/practices/?q=Wysłana")
    assert response.status_code == 200
    assert [page.state for page in response.context["object_list"]] == [
        RecordState.SUBMITTED
    ]


def test_answers_of_the_form_are_what_the_service_keeps():
    from knowledge.reviews.forms import ReviewForm

    form = ReviewForm(posted())
    assert form.is_valid()
    assert set(form.cleaned_data) == set(answers())
