import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation

from accounts.models import User
from core.page_translation.coverage import coverage
from core.page_translation.errors import (
    ParentNotTranslatedError,
    TranslationIncompleteError,
)
from core.page_translation.service import translation_save, translation_start
from home.models import ContentPage
from tests.support.pages import content_page, started, translated

pytestmark = pytest.mark.django_db


def states(page: ContentPage) -> dict[str, str]:
    versions = ContentPage.objects.filter(translation_key=page.translation_key)
    return {item.language: item.state.value for item in coverage(versions)}


def test_a_page_below_an_untranslated_one_cannot_be_translated() -> None:
    parent = content_page("Rodzic")
    child = content_page("Dziecko", parent=parent)
    with pytest.raises(ParentNotTranslatedError):
        translation_start(page=child, locale=Locale.objects.get(language_code="en"))
    assert not Page.objects.filter(
        translation_key=parent.translation_key, locale__language_code="en"
    ).exists()


def test_an_incomplete_translation_is_not_published() -> None:
    page = content_page()
    translation = started(page, "en")
    StringTranslation.objects.filter(
        context__path="title", locale__language_code="en"
    ).filter(context__object=translation.source.object).delete()
    with pytest.raises(TranslationIncompleteError):
        translation_save(translation=translation, user=None, publish=True)
    assert states(page)["en"] == "missing"


def test_an_incomplete_translation_can_be_kept_as_a_draft() -> None:
    page = content_page()
    locale = Locale.objects.get(language_code="uk")
    translation = translation_start(page=page, locale=locale)
    draft = translation_save(translation=translation, user=None, publish=False)
    assert not draft.live
    assert states(page) == {"pl": "source", "en": "missing", "uk": "draft"}


def test_a_cyrillic_slug_becomes_a_readable_latin_one() -> None:
    page = content_page()
    done = translated(page, "uk", title="Освіта дорослих", slug="освіта-дорослих")
    assert done.slug == "osvita-doroslykh"


def test_publishing_is_over_when_the_service_returns() -> None:
    done = translated(content_page(), "en", title="A page")
    assert done.live
    assert done.title == "A page"


def test_a_translation_is_stale_once_the_source_says_something_else() -> None:
    page = content_page()
    translated(page, "en")
    assert states(page) == {"pl": "source", "en": "current", "uk": "missing"}
    page = ContentPage.objects.get(pk=page.pk)
    page.summary = "Inny opis."
    page.save_revision().publish()
    assert states(page)["en"] == "stale"


def test_a_change_of_the_source_address_does_not_make_a_translation_stale() -> None:
    page = content_page()
    translated(page, "en")
    page = ContentPage.objects.get(pk=page.pk)
    page.slug = "inny-adres"
    page.save_revision().publish()
    assert states(page)["en"] == "current"


def test_wagtail_localize_saves_through_our_service(
    client: Client, django_user_model: type[User]
) -> None:
    page = content_page()
    translation = started(page, "en", {"title": "Through the admin"})
    draft = translation_save(translation=translation, user=None, publish=False)
    client.force_login(django_user_model.objects.create_superuser("chief"))
    response = client.post(
        reverse("wagtailadmin_pages:edit", args=[draft.pk]), {"action": "publish"}
    )
    assert response.status_code == 302
    published = ContentPage.objects.get(pk=draft.pk)
    assert published.live
    assert published.title == "Through the admin"
    assert published.text_hash == ContentPage.objects.get(pk=page.pk).text_hash


def test_facts_are_read_from_the_source_page() -> None:
    page = content_page(proofread=True)
    done = translated(page, "en")
    assert ContentPage.objects.get(pk=done.pk).facts.pk == page.pk


def test_a_page_never_answers_in_another_language(client: Client) -> None:
    page = content_page("Tylko po polsku")
    assert client.get("/pl/tylko-po-polsku/").status_code == 200
    assert client.get("/en/tylko-po-polsku/").status_code == 404
    assert page.url == "/pl/tylko-po-polsku/"
