"""What an editor sees: the listing, and the form's answers."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    rich_text,
    streamfield,
)

from knowledge.models import PracticePage
from knowledge.permissions import user_can_edit_record, user_can_publish_record
from partners_exchange.models import Partner
from tests.knowledge import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    user = get_user_model().objects.create_superuser(
        username="redaktor", email="redaktor@example.org", password="x"
    )
    client.force_login(user)
    return client


@pytest.fixture
def branch() -> Page:
    return factories.branch(factories.partner())


def form(**changes: Any) -> dict[str, Any]:
    kind = factories.values()["practice_kind"]
    topics = changes.pop("topics", [topic.pk for topic in factories.topics(1)])
    data = nested_form_data(
        {
            "title": "Praktyka z formularza",
            "slug": "praktyka-z-formularza",
            "summary": "W skrócie.",
            "plain_summary": "",
            "practice_kind": kind.pk,
            "problem": rich_text("<p>Problem.</p>"),
            "description": streamfield([]),
            "description_not_recorded": "on",
            "results": streamfield([]),
            "lessons": rich_text("<p></p>"),
            "lessons_not_recorded": "on",
            "consent": "on",
            "sources": streamfield([]),
            "resources_needed": rich_text("<p></p>"),
            "transfer_profile": streamfield([]),
            **{
                name: inline_formset([])
                for name in ("other_partners", "relations", "attachments")
            },
            "comments": {
                "TOTAL_FORMS": 0,
                "INITIAL_FORMS": 0,
                "MIN_NUM_FORMS": 0,
                "MAX_NUM_FORMS": 0,
            },
            "start_basis": "stated",
            "end_basis": "stated",
            **changes,
        }
    )
    return {**data, "topics": topics}


def post(admin: Client, branch: Page, **changes: Any) -> Any:
    return admin.post(
        f"/admin/pages/add/knowledge/practicepage/{branch.pk}/", form(**changes)
    )


def test_a_complete_form_publishes(admin: Client, branch: Page) -> None:
    response = post(admin, branch, compiled="on", **{"action-publish": "1"})
    assert response.status_code == 302
    page = PracticePage.objects.get(slug="praktyka-z-formularza")
    assert page.live
    assert page.topics.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"lessons_not_recorded": ""}, "lessons"),
        ({"problem_not_recorded": "on"}, "problem"),
        ({"topics": []}, "topics"),
        ({"practice_kind": ""}, "practice_kind"),
        ({"summary": "x" * 201}, "summary"),
        ({"summary": ""}, "summary"),
    ],
)
def test_publishing_names_what_is_wrong(
    admin: Client, branch: Page, changes: dict[str, Any], field: str
) -> None:
    response = post(admin, branch, **changes, **{"action-publish": "1"})
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not PracticePage.objects.filter(slug="praktyka-z-formularza").exists()


def test_six_topics_are_refused_even_in_a_draft(admin: Client, branch: Page) -> None:
    six = [topic.pk for topic in factories.topics(6)]
    response = post(admin, branch, topics=six)
    assert "topics" in response.context["form"].errors


def test_a_draft_may_lack_parts(admin: Client, branch: Page) -> None:
    response = post(
        admin, branch, lessons_not_recorded="", topics=[], summary="", practice_kind=""
    )
    assert response.status_code == 302
    assert not PracticePage.objects.get(slug="praktyka-z-formularza").live


def test_a_draft_may_not_contradict_itself(admin: Client, branch: Page) -> None:
    response = post(admin, branch, problem_not_recorded="on")
    assert "problem" in response.context["form"].errors


def test_the_address_is_made_from_the_title(admin: Client, branch: Page) -> None:
    other = factories.branch(factories.partner("inna"))
    factories.practice(other, slug="praktyka-z-formularza")
    assert post(admin, branch, slug="").status_code == 302
    assert PracticePage.objects.filter(slug="praktyka-z-formularza-2").exists()


def test_a_slug_of_another_branch_is_refused(admin: Client, branch: Page) -> None:
    other = factories.branch(factories.partner("inna"))
    factories.practice(other, slug="praktyka-z-formularza")
    response = post(admin, branch, **{"action-publish": "1"})
    assert response.status_code == 200
    assert "slug" in response.context["form"].errors


@pytest.mark.parametrize("name", ["practices", "resources", "products"])
def test_the_listings_answer(admin: Client, name: str) -> None:
    assert admin.get(f"/admin/{name}/").status_code == 200


def test_the_listing_shows_owner_and_languages(admin: Client) -> None:
    owner = Partner.objects.get(code="forem")
    polish = Locale.objects.get(language_code="pl")
    response = admin.get(f"/admin/practices/?owned_by={owner.pk}&language={polish.pk}")
    html = response.content.decode()
    assert owner.label in html
    pages = response.context["object_list"]
    assert pages
    assert all(page.owning_partner == owner for page in pages)
    overview = pages[0].overview
    assert set(overview.languages) == {"pl", "en", "uk"}


def test_rights_follow_the_pages(branch: Page) -> None:
    page = factories.practice(branch)
    reader = get_user_model().objects.create_user(username="czytelnik", password="x")
    chief = get_user_model().objects.create_superuser(username="szef", password="x")
    assert not user_can_edit_record(reader, page)
    assert not user_can_publish_record(reader, page)
    assert user_can_edit_record(chief, page)
    assert user_can_publish_record(chief, page)
