"""A record's address names neither its owner nor its branch."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from wagtail.models import Page

from publication.models import Publication
from tests.knowledge import factories

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "pl": "/pl/dobre-praktyki/krag-doradcow/",
    "en": "/en/good-practices/circle/",
    "uk": "/uk/dobri-praktyky/kolo/",
}


@pytest.fixture
def key() -> object:
    return factories.full_practice(
        factories.partner("wlasciciel"), factories.partner("fundator")
    )


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_address_leaves_the_branch_out(
    key: object, language: str, client: Client
) -> None:
    page = factories.version(key, language)
    assert page.url == ADDRESSES[language]
    assert client.get(ADDRESSES[language]).status_code == 200
    row = Publication.objects.get(key=key, language=language)
    assert row.path == ADDRESSES[language]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_branch_is_no_place(key: object, language: str, client: Client) -> None:
    index = factories.index(language)
    inside = f"{index.url}wlasciciel/"
    assert client.get(inside).status_code == 404
    slug = ADDRESSES[language].rstrip("/").rsplit("/", 1)[1]
    assert client.get(f"{inside}{slug}/").status_code == 404
    assert client.get(f"{ADDRESSES[language]}more/").status_code == 404


def test_nothing_shows_the_branch(key: object, client: Client) -> None:
    html = client.get(ADDRESSES["pl"]).content.decode()
    assert "/wlasciciel/" not in html
    branch = factories.version(key, "pl").branch
    assert branch is not None
    assert branch.url is None
    assert branch.get_sitemap_urls() == []
    assert not Publication.objects.filter(key=branch.translation_key).exists()


def test_the_language_switch_names_the_other_addresses(
    key: object, client: Client
) -> None:
    html = client.get(ADDRESSES["en"]).content.decode()
    for address in ADDRESSES.values():
        assert f'href="{address}"' in html


def test_two_branches_cannot_hold_the_same_slug() -> None:
    first = factories.branch(factories.partner("pierwsza"))
    second = factories.branch(factories.partner("druga"))
    factories.practice(first, title="Pierwsza", slug="ta-sama")
    with pytest.raises(ValidationError) as caught:
        factories.practice(second, title="Druga", slug="ta-sama")
    assert set(caught.value.message_dict) == {"slug"}


def test_a_slug_made_from_the_title_is_numbered_across_branches() -> None:
    first = factories.branch(factories.partner("pierwsza"))
    second = factories.branch(factories.partner("druga"))
    factories.practice(first, title="Łódź i Kraków")
    page = factories.practice(second, title="Łódź i Kraków")
    assert page.slug == "lodz-i-krakow-2"


def test_a_change_of_owner_moves_nothing(key: object, client: Client) -> None:
    new_owner = factories.branch(factories.partner("nowy"))
    page = factories.version(key, "pl")
    page.move(new_owner, pos="last-child")
    moved = factories.version(key, "pl")
    assert moved.owning_partner == new_owner.partner
    assert client.get(ADDRESSES["pl"]).status_code == 200
    row = Publication.objects.get(key=key, language="en")
    assert row.path == ADDRESSES["en"]
    assert row.data["owner"]["code"] == "nowy"


def test_addresses_of_many_records_cost_no_query_each(
    django_assert_max_num_queries: object,
) -> None:
    from knowledge.models import PracticePage

    pages = list(PracticePage.objects.live())
    assert len(pages) > 20
    with django_assert_max_num_queries(2):  # type: ignore[operator]
        assert all(page.url for page in pages)


def test_an_unknown_address_is_not_found(client: Client) -> None:
    for path in ("/pl/dobre-praktyki/nie-ma/", "/en/good-practices/a/b/c/"):
        assert client.get(path).status_code == 404


def test_breadcrumbs_lead_over_the_index_only(key: object) -> None:
    page = Page.objects.get(pk=factories.version(key, "en").pk).specific
    assert [item.path for item in page.breadcrumbs] == ["/en/", "/en/good-practices/"]
