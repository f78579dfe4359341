"""The accounts for trying the product out, and what each may do."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from wagtail.models import Page

from accounts.demo import ACCOUNTS, demo_accounts_create
from accounts.models import User
from core.identity import key_for
from tests.support.pages import home

pytestmark = pytest.mark.django_db


def may(username: str, page: Page, right: str) -> bool:
    tester = page.permissions_for_user(User.objects.get(username=username))
    return bool(getattr(tester, f"can_{right}")())


def news_index() -> Page:
    return Page.objects.get(
        translation_key=key_for("page", "news"), locale__language_code="pl"
    ).specific


def branch_of(partner: str) -> Page:
    from knowledge.models import PartnerBranchPage

    return PartnerBranchPage.objects.get(
        partner__code=partner, locale__language_code="pl"
    )


def test_there_are_none_where_they_are_not_allowed(settings: LazySettings) -> None:
    settings.DEMO_ACCOUNTS = False
    User.objects.all().delete()
    with pytest.raises(ImproperlyConfigured):
        demo_accounts_create(password="secret")
    assert not User.objects.exists()


def test_a_password_is_given_once() -> None:
    User.objects.filter(username__in=[a.username for a in ACCOUNTS]).delete()
    chosen = demo_accounts_create(password="")
    assert len(chosen) >= 10
    assert User.objects.get(username="editor").check_password(chosen)
    assert demo_accounts_create(password="") == ""


def test_an_account_an_administrator_changed_stays_as_it_is() -> None:
    editor = User.objects.get(username="editor")
    editor.set_password("their own")
    editor.save()
    demo_accounts_create(password="another")
    editor.refresh_from_db()
    assert editor.check_password("their own")


@pytest.mark.parametrize(
    ("username", "add", "publish"),
    [("editor", True, True), ("uj", False, False), ("wup-krakow", False, False)],
)
def test_who_may_write_news(username: str, add: bool, publish: bool) -> None:
    assert may(username, news_index(), "add_subpage") is add
    assert may(username, news_index(), "publish_subpage") is publish


@pytest.mark.parametrize("username", ["uj", "wup-krakow"])
def test_contributors_write_only_on_their_own_branch_and_never_publish(
    username: str,
) -> None:
    own = branch_of(username)
    other = branch_of("uj" if username == "wup-krakow" else "wup-krakow")
    assert may(username, own, "add_subpage")
    assert not may(username, own, "publish_subpage")
    assert not may(username, other, "add_subpage")
    assert not may(username, home(), "edit")


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_everybody_reaches_the_admin(client: Client, account: object) -> None:
    username = account.username  # type: ignore[attr-defined]
    assert client.login(username=username, password="demo-password")
    assert client.get("/admin/").status_code == 200
