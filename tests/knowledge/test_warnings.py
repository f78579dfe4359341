"""Warnings are read before a record is sent in, and the desk sees which."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import ADMIN_ACCESS, CONTRIBUTORS, EDITORS, group_ensure
from knowledge.forms import WARNINGS_KNOWN
from knowledge.models import AcknowledgedWarnings, PracticePage
from knowledge.remarks.acknowledging import draft_warnings
from tests.knowledge.reviews.people import Office, act, fresh
from tests.knowledge.test_admin import form
from tests.support.pages import home

pytestmark = pytest.mark.django_db
SLUG = "praktyka-z-formularza"
SEND = {"action-submit": "1"}
KNOWN = {WARNINGS_KNOWN: "1"}
# A year to come is a warning, and nothing else is wrong with it.
WARNED = {"start": "2099", "start_basis": "stated"}


@pytest.fixture
def office(client: Client) -> Office:
    office = Office()
    group_ensure(name=EDITORS, pages=[home()], page_rights=("add_page", "change_page"))
    group_ensure(
        name=CONTRIBUTORS.format(partner=office.owner.code), permissions=[ADMIN_ACCESS]
    )
    client.force_login(office.author)
    return office


def post(client: Client, office: Office, **changes: Any) -> Any:
    parent = office.branch.pk
    return client.post(
        f"/admin/pages/add/knowledge/practicepage/{parent}/", form(**changes)
    )


def sent_in(client: Client, office: Office, **changes: Any) -> PracticePage:
    response = post(client, office, **{**WARNED, **changes}, **SEND, **KNOWN)
    assert response.status_code == 302
    return PracticePage.objects.get(slug=SLUG)


def test_a_submission_with_warnings_wants_the_tick(client: Client, office: Office):
    response = post(client, office, **WARNED, **SEND)
    assert response.status_code == 200
    html = response.content.decode()
    assert f'name="{WARNINGS_KNOWN}"' in html
    errors = response.context["form"].non_field_errors()
    assert len(errors) > 1
    assert not PracticePage.objects.filter(slug=SLUG).exists()


def test_a_draft_and_the_remarks_want_none(client: Client, office: Office):
    assert post(client, office, **WARNED).status_code == 302
    assert not AcknowledgedWarnings.objects.exists()


def test_what_stops_a_record_is_not_ticked_away(client: Client, office: Office):
    response = post(client, office, **WARNED, **SEND, **KNOWN, summary="")
    assert response.status_code == 200
    assert "summary" in response.context["form"].errors


def test_the_tick_is_kept_with_the_submission(client: Client, office: Office):
    page = sent_in(client, office)
    kept = AcknowledgedWarnings.objects.get()
    assert kept.workflow_state == page.current_workflow_state
    assert kept.user == office.author
    assert kept.warnings == [item.identity for item in draft_warnings(page)]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_desk_sees_which_are_known(client: Client, office: Office, language: str):
    page = sent_in(client, office)
    office.desk.interface_language = language
    office.desk.save()
    client.force_login(office.desk)
    shown = client.get(reverse("record_review", args=[page.pk])).context["remarks"]
    known = {line.remark.code for line in shown.lines if line.is_known}
    assert known == {item.code for item in draft_warnings(page)} != set()
    assert not any(line.is_known for line in shown.lines if line.remark.level == "hint")


def test_a_warning_that_came_later_is_not_known(client: Client, office: Office):
    page = sent_in(client, office)
    AcknowledgedWarnings.objects.update(warnings=[["start-early", "start", {}]])
    client.force_login(office.desk)
    shown = client.get(reverse("record_review", args=[page.pk])).context["remarks"]
    assert "start-future" in {line.remark.code for line in shown.lines}
    assert not any(line.is_known for line in shown.lines)


def test_sent_in_again_the_last_tick_counts(client: Client, office: Office):
    page = sent_in(client, office)
    act(page, office.desk, "reject", reasons=["unclear"], comment="")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(url, form(**WARNED, **SEND)).status_code == 200
    again = form(start="2098", start_basis="stated", **SEND, **KNOWN)
    assert client.post(url, again).status_code == 302
    kept = AcknowledgedWarnings.objects.get()
    page = fresh(page)
    assert kept.workflow_state == page.current_workflow_state
    assert kept.warnings == [item.identity for item in draft_warnings(page)]


def test_a_public_record_without_changes_has_no_remarks(client: Client, office: Office):
    page = office.published()
    client.force_login(office.desk)
    response = client.get(reverse("record_review", args=[page.pk]))
    assert response.context["remarks"] is None
