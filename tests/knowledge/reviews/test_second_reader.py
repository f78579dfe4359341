"""A translation: one translates, another reads."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail_localize.models import StringTranslation, Translation

from core.page_translation.errors import TranslationHeldBackError
from core.page_translation.service import translation_save
from knowledge.models import PeerReview
from knowledge.reviews.enums import RecordState
from knowledge.reviews.states import record_state
from knowledge.reviews.translations import translation_submit
from tests.knowledge import factories
from tests.knowledge.reviews.people import Office, act, fresh, offered

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def translation_by(office: Office) -> tuple[Any, Translation]:
    """Return a saved translation of a published practice."""
    page = office.published()
    translation = factories.started(page, "en")
    user = office.translators[0]
    draft = translation_save(translation=translation, user=user, publish=False)
    return fresh(draft), translation


@pytest.fixture(autouse=True)
def translators_may_edit(office: Office) -> None:
    from accounts.roles import TRANSLATORS, group_ensure
    from tests.support.pages import home

    group_ensure(
        name=TRANSLATORS,
        pages=[home(code) for code in ("pl", "en", "uk")],
        page_rights=["change_page"],
    )


def test_the_translator_does_not_read_the_own_translation(office: Office):
    page, _translation = translation_by(office)
    translation_submit(page=page, user=office.translators[0])
    page = fresh(page)
    assert record_state(page) == RecordState.SECOND_READING
    assert offered(page, office.translators[0]) == set()
    with pytest.raises(PermissionDenied):
        act(page, office.translators[0], "approve")


def test_a_second_reader_publishes_without_reviewers(office: Office):
    page, _translation = translation_by(office)
    before = PeerReview.objects.count()
    translation_submit(page=page, user=office.translators[0])
    act(page, office.translators[1], "approve")
    page = fresh(page)
    assert page.live
    assert page.text_hash == page.facts.text_hash
    assert PeerReview.objects.count() == before


def test_a_returned_translation_is_sent_in_again(office: Office):
    page, _translation = translation_by(office)
    translation_submit(page=page, user=office.translators[0])
    act(page, office.translators[1], "reject", reasons=["wording"], comment="Styl.")
    assert record_state(fresh(page)) == RecordState.CHANGES_REQUESTED
    translation_submit(page=fresh(page), user=office.translators[0])
    assert record_state(fresh(page)) == RecordState.SECOND_READING
    act(page, office.desk, "approve")
    assert fresh(page).live


def test_half_a_translation_is_not_sent(office: Office):
    page, translation = translation_by(office)
    StringTranslation.objects.filter(
        locale=translation.target_locale,
        context__object=translation.source.object,
        context__path="title",
    ).delete()
    with pytest.raises(ValidationError):
        translation_submit(page=page, user=office.translators[0])
    assert fresh(page).current_workflow_state is None


def test_nobody_publishes_a_translation_nobody_has_read(office: Office):
    page, translation = translation_by(office)
    assert not page.permissions_for_user(office.desk).can_publish()
    with pytest.raises(TranslationHeldBackError):
        translation_save(translation=translation, user=office.desk, publish=True)
    assert not fresh(page).live


def test_a_source_page_is_no_translation(office: Office):
    with pytest.raises(PermissionDenied):
        translation_submit(page=office.draft(), user=office.translators[0])
