import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from accounts.roles import ADMIN_ACCESS, group_ensure, permissions_named
from tests.support.pages import home

pytestmark = pytest.mark.django_db


def test_names_of_no_permission_give_none():
    assert permissions_named([]) == []
    assert permissions_named(["core.fly"]) == []


def test_a_group_gets_its_rights_once():
    for _ in range(2):
        group = group_ensure(name="New", pages=[home()], page_rights=["change_page"])
    assert Group.objects.filter(name="New").count() == 1
    assert GroupPagePermission.objects.filter(group=group).count() == 1
    assert GroupCollectionPermission.objects.filter(group=group).exists()
    assert permissions_named([ADMIN_ACCESS])[0] in group.permissions.all()


def test_rights_an_administrator_added_stay():
    group = group_ensure(name="New", files=False)
    extra = permissions_named(["home.delete_contactmessage"])[0]
    group.permissions.add(extra)
    group_ensure(name="New", files=False)
    assert extra in group.permissions.all()


def test_without_files_nothing_may_be_uploaded():
    group = group_ensure(name="New", files=False)
    assert not GroupCollectionPermission.objects.filter(group=group).exists()
