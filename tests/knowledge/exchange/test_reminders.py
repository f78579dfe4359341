"""Institutions are reminded of what they said they would tell."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Notice
from accounts.notices import notice_text
from knowledge.exchange.reminders import follow_ups_remind
from knowledge.exchange.services import follow_ups_plan
from knowledge.models import AdoptionFollowUp
from tests.knowledge import factories
from tests.knowledge.exchange.factories import adoption, contributor, practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    guest = factories.partner("gosc")
    user = contributor(guest)
    follow_ups_plan(adoption=adoption(practice(), guest))
    return user


def due(days: int) -> None:
    day = timezone.localdate() - timedelta(days=days)
    AdoptionFollowUp.objects.filter(months=3).update(due=day)


def test_nobody_is_reminded_early(person):
    assert follow_ups_remind() == 0
    due(-1)
    assert follow_ups_remind() == 0


def test_two_reminders_with_a_month_between(person):
    due(0)
    assert [follow_ups_remind() for _time in range(3)] == [1, 0, 0]
    AdoptionFollowUp.objects.update(reminded=timezone.localdate() - timedelta(days=31))
    assert [follow_ups_remind() for _time in range(2)] == [1, 0]
    AdoptionFollowUp.objects.update(reminded=timezone.localdate() - timedelta(days=31))
    assert follow_ups_remind() == 0
    found = Notice.objects.filter(user=person, kind="adoption-follow-up-due")
    assert found.count() == 2
    assert "/admin/exchange/follow-ups/edit/" in notice_text(found[0])


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_what_is_not_public_is_not_asked_about(person, state):
    due(1)
    item = AdoptionFollowUp.objects.get(months=3)
    item.adoption.state = state
    item.adoption.save()
    assert follow_ups_remind() == 0


def test_what_is_answered_is_not_asked_about(person):
    due(1)
    AdoptionFollowUp.objects.update(answered=timezone.localdate())
    assert follow_ups_remind() == 0
