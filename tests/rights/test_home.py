"""The first page of the admin: own records for contributors, queues for the desk."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from accounts.models import User
from knowledge.desk.contributors import contributor_add
from knowledge.desk.panels import ContributorPanel, DeskPanel
from knowledge.desk.selectors import (
    YOU,
    new_record_links,
    records_to_confirm,
    submitted_records,
    unfinished_records,
)
from knowledge.models import PartnerBranchPage, PracticePage
from knowledge.reviews.enums import RecordState
from partners_exchange.models import Partner
from partners_exchange.services import affiliation_set
from tests.knowledge import factories

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture
def partner() -> Partner:
    return factories.partner("gamma")


@pytest.fixture
def person(partner: Partner) -> User:
    user = User.objects.create_user("olena", interface_language="uk")
    contributor_add(user=user, partner=partner)
    return user


@pytest.fixture
def branch(partner: Partner, person: User) -> Page:
    return PartnerBranchPage.objects.get(partner=partner, locale__language_code="pl")


def submitted(branch: Page, user: User, title: str = "Złożona") -> PracticePage:
    page = factories.draft(branch, title=title)
    page.get_workflow().start(page, user)
    return page


def test_without_records_every_list_says_why(client: Client, person: User) -> None:
    client.force_login(person)
    panel = ContributorPanel().render_html(
        {"request": client.get(HOME).wsgi_request, "csrf_token": ""}
    )
    assert "<table" not in panel
    assert panel.count('desk-part">') >= 6


def test_drafts_wait_for_oneself_and_submitted_ones_for_the_task(
    partner: Partner, person: User, branch: Page
) -> None:
    factories.draft(branch, title="Szkic")
    submitted(branch, person)
    factories.practice(branch, title="Gotowa")
    rows = {row.title: row for row in unfinished_records(partner)}
    assert set(rows) == {"Szkic", "Złożona"}
    assert rows["Szkic"].waits_for == YOU
    assert rows["Złożona"].waits_for != YOU


def test_a_returned_record_waits_for_its_author(
    partner: Partner, person: User, branch: Page
) -> None:
    page = submitted(branch, person)
    state = page.current_workflow_task_state
    state.task.specific.on_action(
        state,
        User.objects.get(username="editor"),
        "reject",
        reasons=["unclear"],
        comment="Źródło?",
    )
    (row,) = unfinished_records(partner)
    assert row.waits_for == YOU
    assert row.state == RecordState.CHANGES_REQUESTED.label


def test_a_reviewer_of_the_institution_sees_no_draft_of_it(
    client: Client, partner: Partner, branch: Page
) -> None:
    factories.draft(branch, title="Szkic")
    reviewer = User.objects.get(username="reviewer")
    affiliation_set(user=reviewer, partner=partner)
    client.force_login(reviewer)
    assert "Szkic" not in client.get(HOME).content.decode()


def test_records_of_others_are_on_nobody_elses_page(
    client: Client, person: User, branch: Page
) -> None:
    other = factories.branch(factories.partner("delta"))
    factories.draft(other, title="Obca sprawa")
    submitted(other, User.objects.get(username="admin"), "Obca złożona")
    client.force_login(person)
    assert "Obca" not in client.get(HOME).content.decode()


def test_new_records_begin_in_the_persons_language(
    client: Client, partner: Partner, person: User
) -> None:
    first, *others = new_record_links(partner, language="uk")
    assert first.language == "uk"
    assert len(others) == 2
    client.force_login(person)
    assert client.get(first.practice_url).status_code == 200
    assert client.get(first.resource_url).status_code == 200
    assert first.practice_url in client.get(HOME).content.decode()


def test_only_what_was_confirmed_long_ago_is_asked_again(
    partner: Partner, branch: Page
) -> None:
    today = timezone.localdate()
    page = factories.practice(branch, title="Dawna")
    for confirmed, due in (
        (None, False),
        (today - timedelta(days=731), True),
        (today - timedelta(days=10), False),
    ):
        PracticePage.objects.filter(pk=page.pk).update(last_confirmed=confirmed)
        assert bool(records_to_confirm(partner)) is due


def test_the_desk_sees_what_was_submitted_and_by_whom(
    client: Client, partner: Partner, person: User, branch: Page
) -> None:
    submitted(branch, person)
    (row,) = submitted_records()
    assert (row.title, row.owner) == ("Złożona", partner.label)
    client.force_login(User.objects.get(username="editor"))
    said = client.get(HOME).content.decode()
    assert "desk-home" in said
    assert "Złożona" in said


@pytest.mark.parametrize("username", ["translator", "reviewer"])
def test_nobody_else_has_these_panels(client: Client, username: str) -> None:
    client.force_login(User.objects.get(username=username))
    said = client.get(HOME).content.decode()
    assert "contributor-home" not in said
    assert "desk-home" not in said


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_help_is_one_click_away_in_three_languages(
    client: Client, person: User, language: str
) -> None:
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    client.force_login(person)
    address = reverse("knowledge_help")
    assert address in client.get(HOME).content.decode()
    said = client.get(address).content.decode()
    for part in ("begin", "submit", "returned", "confirm", "files", "rights"):
        assert f'id="{part}"' in said


def queries_of(panel: Any, client: Client) -> int:
    """Return what a panel asks the database, drawn as the first page draws it."""
    request = client.get(HOME).wsgi_request
    with CaptureQueriesContext(connection) as captured:
        panel.render_html({"request": request, "csrf_token": ""})
    return len(captured)


def fill(branch: Page, user: User, number: int) -> None:
    """Add records that wait for their author, for the desk and for a word."""
    long_ago = timezone.localdate() - timedelta(days=1000)
    for place in range(number):
        factories.draft(branch, title=f"Szkic {place}", slug=f"szkic-{place}-{number}")
        submitted(branch, user, f"Złożona {place} {number}")
        page = factories.practice(branch, title=f"Dawna {place} {number}")
        PracticePage.objects.filter(pk=page.pk).update(last_confirmed=long_ago)


@pytest.mark.parametrize("panel", [ContributorPanel(), DeskPanel()])
def test_panels_cost_the_same_with_many_records(
    client: Client, person: User, branch: Page, panel: Any
) -> None:
    reader = User.objects.get(username="editor")
    client.force_login(person if isinstance(panel, ContributorPanel) else reader)
    fill(branch, person, 1)
    few = queries_of(panel, client)
    fill(branch, person, 6)
    assert 0 < queries_of(panel, client) <= few
