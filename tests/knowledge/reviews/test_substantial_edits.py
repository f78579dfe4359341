"""What may be published without a review, at every door."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.actions.publish_page_revision import PublishPagePermissionError

from knowledge.models import PracticePage
from knowledge.reviews.enums import RecordState
from knowledge.reviews.states import record_state
from knowledge.reviews.substance import changed_labels, review_needed
from tests.knowledge import factories
from tests.knowledge.reviews.people import Office, act, fresh, offered, submit
from tests.knowledge.test_admin import form

pytestmark = pytest.mark.django_db
RESULT = {
    "indicator": "Uczestnicy",
    "baseline": "",
    "value": "12",
    "unit": "osób",
    "method": "",
    "date": "2019-04",
    "source_title": "Raport",
    "source_url": "https://example.org/raport",
}


@pytest.fixture
def office() -> Office:
    return Office()


def edited(page: PracticePage, **changes: Any) -> PracticePage:
    draft = page.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(clean=False)
    return fresh(page).get_latest_revision_as_object()


SUBSTANTIAL = [
    {"results": [("result", RESULT)]},
    {"lessons": "<p>Nie wyszło.</p>", "lessons_not_recorded": False},
    {
        "transfer_profile": [
            ("condition", {"condition": "law", "rating": "3", "reason": ""})
        ]
    },
]


@pytest.mark.parametrize("changes", SUBSTANTIAL, ids=["results", "lessons", "transfer"])
def test_a_substantial_change_asks_for_a_review(
    office: Office, changes: dict[str, Any]
):
    page = office.published()
    draft = edited(page, **changes)
    assert review_needed(draft)
    assert changed_labels(draft)
    assert not draft.permissions_for_user(office.desk).can_publish()
    with pytest.raises(PublishPagePermissionError):
        fresh(page).get_latest_revision().publish(user=office.desk)


def test_a_small_edit_is_published_by_the_desk(office: Office):
    page = office.published()
    draft = edited(page, summary="Inaczej.", problem="<p>Inny problem.</p>")
    assert not review_needed(draft)
    assert changed_labels(draft) == []


def test_a_small_edit_of_a_contributor_needs_the_desk_only(office: Office):
    page = office.published()
    edited(page, summary="Inaczej.")
    submit(page, office.author)
    assert "accept" in offered(page, office.desk)
    act(page, office.desk, "accept")
    page = fresh(page)
    assert page.live and page.summary == "Inaczej."
    assert record_state(page) == RecordState.PUBLISHED
    assert page.evidence_level.code == "2"


def test_compiled_records_are_free_until_somebody_reviews_them(office: Office):
    page = factories.practice(office.branch, compiled=True)
    assert not review_needed(edited(page, **SUBSTANTIAL[0]))
    reviewed = office.published(title="Inna", compiled=True)
    assert review_needed(edited(reviewed, **SUBSTANTIAL[0]))


def test_ticking_compiled_does_not_open_the_door(office: Office):
    page = factories.practice(office.branch)
    assert review_needed(edited(page, compiled=True, **SUBSTANTIAL[0]))


def publisher(client: Client, office: Office) -> Client:
    office.desk.is_superuser = True
    office.desk.save()
    client.force_login(office.desk)
    return client


def test_the_editor_keeps_the_draft_and_explains(client: Client, office: Office):
    publisher(client, office)
    url = reverse(
        "wagtailadmin_pages:add",
        args=["knowledge", "practicepage", office.branch.pk],
    )
    response = client.post(url, form(**{"action-publish": "1"}, consent="on"))
    page = PracticePage.objects.get(slug="praktyka-z-formularza")
    assert response.status_code == 409
    assert reverse("record_review", args=[page.pk]) in response.content.decode()
    assert not page.live


def test_the_bulk_action_publishes_nothing_that_waits(client: Client, office: Office):
    publisher(client, office)
    page = office.draft()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={page.pk}&next=/admin/", {"include_descendants": "on"})
    assert not fresh(page).live


def test_only_the_desk_publishes(office: Office):
    page = factories.practice(office.branch, compiled=True)
    for person in (office.author, office.reviewers[0], office.translators[0]):
        rights = page.permissions_for_user(person)
        assert not rights.can_publish()
        assert not rights.can_unpublish()


def test_a_review_that_became_needed_is_not_skipped(office: Office):
    page = office.published()
    edited(page, **SUBSTANTIAL[0])
    submit(page, office.author)
    with pytest.raises(PermissionDenied):
        act(page, office.desk, "accept")
