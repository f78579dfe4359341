"""Whoever changes institutions leaves the former one's records alone."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import PageSubscription
from wagtail.permissions import policy_registry

from accounts.models import Notice, User
from knowledge.board.notices import RETURNED, tell_partner
from knowledge.desk.contributors import contributor_add
from knowledge.exchange.services import follow_ups_plan
from knowledge.models import Offer, PracticePage
from knowledge.permissions import people_who_record, people_writing_for
from knowledge.transfer.enums import ImportState
from knowledge.transfer.services import import_undo
from partners_exchange.models import Partner
from partners_exchange.services import affiliation_set
from tests.knowledge import factories
from tests.knowledge.board.factories import offer
from tests.knowledge.exchange.factories import adoption, practice
from tests.knowledge.reviews.people import Office, act
from tests.knowledge.transfer.tables import csv, imported, worked

pytestmark = pytest.mark.django_db
TITLE = "Praktyka z tabeli"


@pytest.fixture
def partner() -> Partner:
    return factories.partner("gamma")


@pytest.fixture
def person(partner: Partner) -> User:
    user = User.objects.create_user("olena", "olena@example.org")
    contributor_add(user=user, partner=partner)
    return user


def table(partner: Partner) -> str:
    return csv(("Tytuł", "Właściciel"), (TITLE, partner.code))


def test_an_import_is_undone_by_those_who_may_change_the_records(
    person: User, partner: Partner
) -> None:
    run = imported(person, "practices", table(partner))
    assert run.state == ImportState.DONE
    contributor_add(user=person, partner=factories.partner("delta"))
    person = User.objects.get(pk=person.pk)
    with pytest.raises(PermissionDenied):
        import_undo(run=run, user=person)
    client = Client()
    client.force_login(person)
    client.post(reverse("imports:undo", args=[run.pk]))
    worked(run)
    assert PracticePage.objects.filter(title=TITLE).exists()
    import_undo(run=run, user=User.objects.get(username="editor"))
    worked(run)
    assert not PracticePage.objects.filter(title=TITLE).exists()


def test_who_may_import_nothing_any_more_sees_no_import(
    person: User, partner: Partner
) -> None:
    run = imported(person, "practices", table(partner))
    person.groups.clear()
    person.groups.add(*User.objects.get(username="reviewer").groups.all())
    client = Client()
    client.force_login(User.objects.get(pk=person.pk))
    for address in (reverse("imports:index"), reverse("imports:show", args=[run.pk])):
        answer = client.get(address)
        assert answer.status_code in (302, 403, 404)
        assert TITLE not in answer.content.decode()


def test_a_reviewer_of_the_institution_is_told_nothing_of_its_drafts(
    person: User, partner: Partner
) -> None:
    reviewer = User.objects.get(username="reviewer")
    affiliation_set(user=reviewer, partner=partner)
    assert list(people_writing_for(partner)) == [person]
    tell_partner(
        partner=partner,
        kind=RETURNED,
        parameters={"title": "Szkic", "note": "Za krótko."},
        path="/",
    )
    assert set(Notice.objects.values_list("user", flat=True)) == {person.pk}
    assert reviewer not in people_who_record()
    policy = policy_registry.get_by_type(Offer)
    assert reviewer not in policy.users_with_any_permission({"change"})
    assert person in policy.users_with_any_permission({"change"})
    assert not policy.user_has_permission_for_instance(
        reviewer, "change", offer(partner)
    )


def test_the_new_title_of_a_withdrawn_practice_is_its_owners_alone(
    person: User, partner: Partner
) -> None:
    page = practice(factories.partner("delta"), title="Dawny tytuł")
    row = adoption(page, partner)
    follow_ups_plan(adoption=row)
    page.unpublish()
    page.title = page.draft_title = "Tajny tytuł"
    page.save()
    client = Client()
    client.force_login(person)
    follow_up = row.follow_ups.first()
    for address in (
        reverse("adoptions:index"),
        reverse("adoptions:edit", args=[row.pk]),
        reverse("adoptions:history", args=[row.pk]),
        reverse("follow-ups:index"),
        reverse("follow-ups:edit", args=[follow_up.pk]),
    ):
        said = client.get(address).content.decode()
        assert "Tajny" not in said, address
    assert "Dawny tytuł" in client.get(reverse("adoptions:index")).content.decode()


def test_comments_and_steps_of_a_former_institution_are_not_mailed(
    person: User, partner: Partner
) -> None:
    office = Office()
    page = office.submitted()
    author = office.author
    own = factories.draft(factories.branch(partner), owner=person)
    for user, subject in ((author, page), (person, own)):
        PageSubscription.objects.create(
            user=user, page=subject, comment_notifications=True
        )
    contributor_add(user=author, partner=partner)
    contributor_add(user=person, partner=partner)
    Notice.objects.all().delete()
    act(page, office.desk, "reject", reasons=["other"], comment="Tajny powód")
    assert not Notice.objects.filter(user=author).exists()
    assert list(PageSubscription.objects.values_list("user", flat=True)) == [person.pk]
