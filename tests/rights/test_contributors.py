"""An institution gets what it needs to write, and its people no more."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupPagePermission

from accounts.models import User
from accounts.roles import EDITORS, allow_files, group_ensure
from knowledge.desk.contributors import (
    branches_of,
    contributor_add,
    contributor_remove,
    group_name,
    partner_let_contribute,
)
from knowledge.models import PartnerBranchPage
from partners_exchange.models import Partner
from partners_exchange.selectors import partner_of
from tests.knowledge import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner() -> Partner:
    return factories.partner("gamma")


@pytest.fixture
def person() -> User:
    return User.objects.create_user("olena", "olena@example.org")


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.get(username="editor"))
    return client


def screen(partner: Partner) -> str:
    return reverse("partner_contributors", args=[partner.pk])


def test_twice_makes_everything_once(partner: Partner) -> None:
    for _ in range(2):
        group = partner_let_contribute(partner=partner)
    branches = branches_of(partner)
    assert {b.locale.language_code for b in branches} == {"pl", "en", "uk"}
    assert len({b.translation_key for b in branches}) == 1
    assert Collection.objects.filter(name=partner.label).count() == 1
    rights = GroupPagePermission.objects.filter(group=group)
    assert {row.page_id for row in rights} == {b.pk for b in branches}
    assert {row.permission.codename for row in rights} == {"add_page", "change_page"}


def test_a_missing_language_joins_the_branches_that_exist(partner: Partner) -> None:
    factories.branch(partner)
    PartnerBranchPage.objects.get(partner=partner, locale__language_code="uk").delete()
    partner_let_contribute(partner=partner)
    assert branches_of(partner).count() == 3
    assert len({b.translation_key for b in branches_of(partner)}) == 1


def test_rights_on_everybodys_files_are_taken_away(partner: Partner) -> None:
    group = group_ensure(name=group_name(partner), files=False)
    allow_files(group)
    partner_let_contribute(partner=partner)
    places = {row.collection.name for row in group.collection_permissions.all()}
    assert places == {partner.label}


def test_a_person_writes_for_one_institution(partner: Partner, person: User) -> None:
    other = factories.partner("delta")
    contributor_add(user=person, partner=other)
    contributor_add(user=person, partner=partner)
    assert [group.name for group in person.groups.all()] == [group_name(partner)]
    assert partner_of(person) == partner
    contributor_remove(user=person, partner=partner)
    assert not person.groups.exists()
    assert partner_of(person) is None


@pytest.mark.parametrize("username", ["uj", "reviewer", "translator"])
def test_only_the_desk_makes_contributors(
    client: Client, partner: Partner, username: str
) -> None:
    client.force_login(User.objects.get(username=username))
    for answer in (
        client.get(screen(partner)),
        client.post(screen(partner), {"open": 1}),
    ):
        assert answer.status_code == 302
        assert partner.name_pl not in answer.content.decode()
    assert not branches_of(partner).exists()


def test_the_desk_lets_an_institution_contribute_and_chooses_people(
    editor: Client, partner: Partner, person: User
) -> None:
    assert "olena" in editor.get(screen(partner)).content.decode()
    editor.post(screen(partner), {"open": "1"})
    assert Group.objects.filter(name=group_name(partner)).exists()
    editor.post(screen(partner), {"add": "1", "user": person.pk})
    assert partner_of(person) == partner
    assert 'value="olena"' in editor.get(screen(partner)).content.decode()
    editor.post(screen(partner), {"remove": "olena"})
    assert partner_of(person) is None


def test_nobody_with_another_role_becomes_a_contributor(
    editor: Client, partner: Partner, person: User
) -> None:
    person.groups.add(Group.objects.get(name=EDITORS))
    answer = editor.post(screen(partner), {"add": "1", "user": person.pk})
    assert answer.status_code == 200
    assert partner_of(person) is None


def test_nobody_of_another_institution_is_removed(
    editor: Client, partner: Partner
) -> None:
    assert editor.post(screen(partner), {"remove": "uj"}).status_code == 404
    assert partner_of(User.objects.get(username="uj"))


def test_the_register_leads_there(editor: Client) -> None:
    listing = reverse("wagtailsnippets_partners_exchange_partner:list")
    said = editor.get(listing).content.decode()
    first = Partner.objects.order_by("pk").first()
    assert "/contributors/" in said
    assert editor.get(screen(first)).status_code == 200
