"""The screens that editors meet daily, in the three languages of the interface."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from accounts.models import User
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "en", "uk")
# Words that must not stand in a Polish or Ukrainian screen.
ENGLISH = re.compile(
    r">\s*(Save draft|Publish|Submit|Search|Edit|Delete|Settings|Reports|"
    r"Pages|Images|Documents|Preview|Title|Missing|Source|Page translations)\s*<"
)


@pytest.fixture
def admin(db: None) -> User:
    return User.objects.create_superuser("root", "root@example.org", "secret-word")


@pytest.fixture(params=LANGUAGES)
def screen(request: pytest.FixtureRequest, admin: User) -> Iterator[Client]:
    """A signed-in administrator with the interface in each language."""
    profile = UserProfile.get_for_user(admin)
    profile.preferred_language = request.param
    profile.save()
    client = Client()
    client.force_login(admin)
    client.language = request.param  # type: ignore[attr-defined]
    yield client


def check(client: Client, address: str) -> str:
    """Open a screen and look for its language and for English left in it."""
    response = client.get(address)
    assert response.status_code == 200, address
    language = client.language  # type: ignore[attr-defined]
    text = response.content.decode()
    assert f'<html lang="{language}"' in text
    if language != "en":
        assert ENGLISH.findall(text) == [], address
    return text


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailadmin_account",
        "wagtailimages:index",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtaildocs:index",
        "wagtaildocs:add",
        "wagtailusers_users:index",
        "wagtaillocales:index",
        "page_translations_report",
        "vocabularies:index",
        "vocabularies:add",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_workflows:index",
    ],
)
def test_screens_open(screen: Client, name: str) -> None:
    check(screen, reverse(name))


def test_a_page_is_edited(screen: Client) -> None:
    page = content_page()
    text = check(screen, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert 'name="proofread"' in text
    assert 'name="summary"' in text
    check(screen, reverse("wagtailadmin_explore", args=[home().pk]))
    check(screen, reverse("wagtailadmin_pages:history", args=[page.pk]))
    check(screen, reverse("wagtailadmin_pages:delete", args=[page.pk]))


def test_every_page_type_can_be_edited(screen: Client) -> None:
    kinds = Page.objects.filter(depth__gt=1).values_list("content_type_id", flat=True)
    for kind in sorted(set(kinds)):
        page = Page.objects.filter(content_type_id=kind, depth__gt=1).first()
        assert page
        check(screen, reverse("wagtailadmin_pages:edit", args=[page.pk]))


def test_every_page_type_can_be_begun(screen: Client) -> None:
    for parent in Page.objects.filter(depth=2, locale__language_code="pl"):
        models = parent.specific.creatable_subpage_models()
        for model in [m for m in models if m.can_create_at(parent)]:
            names = (model._meta.app_label, model._meta.model_name)
            check(screen, reverse("wagtailadmin_pages:add", args=[*names, parent.pk]))


def test_a_translation_offers_texts_and_no_facts(screen: Client) -> None:
    page = content_page()
    english = translated(page, "en", slug="trial-page")
    text = check(screen, reverse("wagtailadmin_pages:edit", args=[english.pk]))
    assert "js-translation-editor" in text
    assert 'name="proofread"' not in text
    assert 'name="share_image"' not in text
    assert reverse("page_proofread", args=[english.pk]) in text


def test_signing_in(client: Client, admin: User) -> None:
    for language, password in (("pl", "Hasło"), ("uk", "Пароль"), ("en", "Password")):
        response = client.get(
            reverse("wagtailadmin_login"), headers={"accept-language": language}
        )
        text = response.content.decode()
        assert f'<html lang="{language}"' in text
        assert re.search(rf"<label[^>]*>\s*{password}", text)
        assert "login-mark" in text
        assert "Sign in to Wagtail" not in text


def test_branding(screen: Client) -> None:
    text = check(screen, reverse("wagtailadmin_home"))
    assert "core/admin/branding.css" in text
    assert "images/favicon.svg" in text
    assert 'class="admin-mark"' in text
    assert "<title>" in text
    assert "- Wagtail</title>" not in text
    assert "w-whats-new" not in text
    assert "releases.wagtail.org" not in text


def test_the_menu_has_one_report_on_translations(screen: Client) -> None:
    text = check(screen, reverse("wagtailadmin_home"))
    assert reverse("page_translations_report") in text
    assert reverse("wagtail_localize:translations_report") not in text
    assert reverse("vocabularies:index") in text


def test_scripts_in_the_page_are_allowed_in_the_admin_only(screen: Client) -> None:
    inside = screen.get(reverse("wagtailadmin_home"))
    outside = screen.get(home().url)
    assert "script-src 'self' 'unsafe-inline'" in inside["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in inside["Content-Security-Policy"]
    assert outside.status_code == 200
    assert "unsafe-inline" not in outside["Content-Security-Policy"]
    assert "blob:" not in outside["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/administration/", "/pl/admin/", "/api/v1/nothing"])
def test_addresses_that_only_look_like_the_admin_stay_strict(
    client: Client, path: str, db: None
) -> None:
    response = client.get(path)
    assert "unsafe-inline" not in response.get("Content-Security-Policy", "")
