"""Archiving and withdrawing, and what readers get then."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from wagtail.models import Page, PageLogEntry

from accounts.models import Notice
from core.page_translation.service import translation_save
from knowledge.models import RecordClosing
from knowledge.reviews.closing import record_archive, record_reopen, record_withdraw
from knowledge.reviews.enums import RecordState
from knowledge.reviews.states import record_state
from knowledge.reviews.substance import is_withdrawn
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.reviews.people import Office, fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def test_only_the_desk_closes(office: Office):
    page = office.published()
    for person in (office.author, office.reviewers[0], office.translators[0]):
        for close in (record_archive, record_withdraw):
            with pytest.raises(PermissionDenied):
                close(page=page, user=person, reason="ended")
    assert not RecordClosing.objects.exists()


def test_a_draft_is_neither_archived_nor_withdrawn(office: Office):
    page = office.draft()
    for close in (record_archive, record_withdraw):
        with pytest.raises(ValidationError):
            close(page=page, user=office.desk, reason="ended")


def test_an_archived_record_stays_readable_and_says_since_when(office: Office):
    page = office.published()
    record_archive(page=page, user=office.desk, reason="ended", note="Koniec.")
    page = fresh(page)
    assert page.live
    assert record_state(page) == RecordState.ARCHIVED
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert page.archived_on.isoformat() in bytes(row.summary).decode()
    with pytest.raises(ValidationError):
        record_archive(page=page, user=office.desk, reason="ended")
    record_reopen(page=page, user=office.desk)
    page = fresh(page)
    assert page.archived_on is None
    assert record_state(page) == RecordState.PUBLISHED


def test_archiving_keeps_a_waiting_draft_a_draft(office: Office):
    page = office.published()
    draft = page.get_latest_revision_as_object()
    draft.summary = "Jeszcze nie."
    draft.save_revision()
    record_archive(page=fresh(page), user=office.desk, reason="ended")
    page = fresh(page)
    assert page.summary != "Jeszcze nie."
    draft = page.get_latest_revision_as_object()
    assert (draft.summary, draft.archived_on) == ("Jeszcze nie.", page.archived_on)


def test_a_withdrawn_record_is_gone_in_every_language(office: Office, client: Client):
    page = office.published()
    started = factories.started(page, "en")
    translation_save(translation=started, user=None, publish=True)
    urls = [version.url for version in page.get_translations(inclusive=True).live()]
    assert len(urls) == 2
    record_withdraw(page=page, user=office.desk, reason="rights", note="Tajne.")
    assert record_state(fresh(page)) == RecordState.WITHDRAWN
    assert not Page.objects.filter(translation_key=page.translation_key, live=True)
    rows = Publication.objects.filter(key=page.translation_key)
    assert all(row.withdrawn_at for row in rows)
    for url in urls:
        response = client.get(url)
        assert response.status_code == 410
        assert "Tajne" not in response.content.decode()
    actions = PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    assert "knowledge.record.withdrawn" in set(actions)
    assert Notice.objects.filter(user=office.author, kind="record-closed").exists()


def test_a_withdrawn_record_is_neither_published_nor_sent_in(office: Office):
    page = office.published()
    record_withdraw(page=page, user=office.desk, reason="wrong")
    page = fresh(page)
    assert is_withdrawn(page)
    assert not page.permissions_for_user(office.desk).can_publish()
    assert not page.permissions_for_user(office.author).can_submit_for_moderation()


def test_withdrawing_ends_the_review(office: Office):
    page = office.published()
    draft = page.get_latest_revision_as_object()
    draft.get_workflow().start(draft, office.author)
    record_withdraw(page=fresh(page), user=office.desk, reason="owner-request")
    assert fresh(page).current_workflow_state is None


def test_what_is_opened_again_is_a_draft_that_is_reviewed(office: Office):
    page = office.published()
    record_withdraw(page=page, user=office.desk, reason="wrong")
    record_reopen(page=fresh(page), user=office.desk)
    page = fresh(page)
    assert record_state(page) == RecordState.DRAFT
    assert not page.permissions_for_user(office.desk).can_publish()
    assert page.permissions_for_user(office.author).can_submit_for_moderation()
    with pytest.raises(ValidationError):
        record_reopen(page=page, user=office.desk)
