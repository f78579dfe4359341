"""Pages that appear and end at a time set by an editor."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from home.models import ContentPage
from publication.models import Publication
from tests.support.pages import content_page, home

pytestmark = pytest.mark.django_db


def public(page: ContentPage) -> bool:
    rows = Publication.objects.filter(key=page.translation_key, withdrawn_at=None)
    return rows.exists()


def scheduled(minutes: int) -> ContentPage:
    page = ContentPage(title="Na później", summary="Opis.", live=False)
    page.go_live_at = timezone.now() + timedelta(minutes=minutes)
    home().add_child(instance=page)
    page.save_revision(approved_go_live_at=page.go_live_at)
    return page


def test_a_page_appears_when_its_time_has_come() -> None:
    page = scheduled(minutes=-1)
    assert not public(page)
    call_command("publish_scheduled")
    assert public(page)


def test_a_page_waits_until_then() -> None:
    page = scheduled(minutes=10)
    call_command("publish_scheduled")
    assert not public(page)


def test_a_page_is_withdrawn_when_its_time_is_over() -> None:
    page = content_page()
    ContentPage.objects.filter(pk=page.pk).update(
        expire_at=timezone.now() - timedelta(minutes=1)
    )
    call_command("publish_scheduled")
    assert not public(page)
