"""What was withdrawn says what it was, without its words, for ever."""

import pytest
from django.test import Client

from knowledge.models import PracticePage
from tests.knowledge import factories

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "en", "uk")
WORDS = ("Коло консультантів", "Krąg doradców", "Circle of counsellors")


@pytest.fixture
def key():
    return factories.full_practice(
        factories.partner("wlasciciel"), factories.partner("fundator")
    )


def addresses(key) -> dict[str, str]:
    return {code: factories.version(key, code).url for code in LANGUAGES}


@pytest.mark.parametrize("way", ["unpublish", "delete"])
def test_every_address_answers_gone_in_its_language(key, client: Client, way: str):
    paths = addresses(key)
    for page in PracticePage.objects.filter(translation_key=key).order_by("-pk"):
        getattr(page, way)()
    asked = [
        *((code, path, {}) for code, path in paths.items()),
        *((code, f"/{code}/missing/{key}/", {}) for code in LANGUAGES),
        *(
            (code, f"/id/practice/{key}", {"accept-language": code})
            for code in LANGUAGES
        ),
    ]
    for code, path, headers in asked:
        response = client.get(path, headers=headers)
        html = response.content.decode()
        assert response.status_code == 410, path
        assert f'<html lang="{code}">' in html, path
        assert f"/id/practice/{key}" in html
        assert '<meta name="robots" content="noindex">' in html
        assert not any(word in html for word in WORDS)


def test_the_other_languages_are_named_while_they_are_public(key, client: Client):
    paths = addresses(key)
    factories.version(key, "uk").unpublish()
    response = client.get(paths["uk"])
    html = response.content.decode()
    assert response.status_code == 410
    assert f'href="{paths["pl"]}"' in html
    assert f'href="{paths["en"]}"' in html
    assert not any(word in html for word in WORDS)


def test_published_again_it_answers_under_the_same_key(key, client: Client):
    page = factories.version(key, "pl")
    page.unpublish()
    PracticePage.objects.get(pk=page.pk).save_revision().publish()
    assert client.get(f"/id/practice/{key}", follow=True).status_code == 200
    assert client.get(page.url).status_code == 200
