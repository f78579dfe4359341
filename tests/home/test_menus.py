import pytest
from django.core.exceptions import ValidationError

from home.models import MenuItem
from home.selectors import menu_items
from tests.support.pages import content_page, translated

pytestmark = pytest.mark.django_db


def entries(rf, language="pl", path="/pl/", menu="main"):
    return menu_items(menu=menu, request=rf.get(path), language=language)


def add(**fields) -> MenuItem:
    labels = {f"label_{code}": f"Nowość {code}" for code in ("pl", "en", "uk")}
    item = MenuItem(menu="main", order=500, **{**labels, **fields})
    item.full_clean()
    item.save()
    return item


def test_an_entry_needs_exactly_one_target():
    page = content_page()
    for fields in ({}, {"page": page, "path": "/x/"}):
        with pytest.raises(ValidationError):
            add(**fields)


@pytest.mark.parametrize("path", ["x", "//evil.example", "javascript:alert(1)", "/a b"])
def test_a_strange_address_is_refused(path):
    with pytest.raises(ValidationError):
        add(path=path)


def test_labels_and_addresses_follow_the_language(rf):
    assert [e["url"] for e in entries(rf, "en", "/en/")][:2] == [
        "/en/history/",
        "/en/news/",
    ]
    assert entries(rf, "uk", "/uk/")[0]["label"] == "Історія"


def test_an_entry_without_translation_is_left_out_until_there_is_one(rf):
    page = content_page("Nowa")
    add(page=page)
    assert "Nowość en" not in [e["label"] for e in entries(rf, "en", "/en/")]
    translated(page, "en", slug="new")
    assert "Nowość en" in [e["label"] for e in entries(rf, "en", "/en/")]


def test_an_unpublished_page_leaves_the_menu(rf):
    page = content_page("Nowa")
    add(page=page)
    page.unpublish()
    assert "Nowość pl" not in [e["label"] for e in entries(rf)]


def test_a_path_names_the_language(rf):
    add(path="/{language}/feeds/news.xml")
    assert entries(rf, "uk", "/uk/")[-1]["url"] == "/uk/feeds/news.xml"


def test_the_section_of_the_page_is_current(rf):
    found = entries(rf, path="/pl/aktualnosci/jakas-wiadomosc/")
    assert [e["url"] for e in found if e["current"]] == ["/pl/aktualnosci/"]


def test_both_menus_take_two_queries_and_the_address_of_the_site(
    rf, django_assert_max_num_queries
):
    request = rf.get("/pl/")
    with django_assert_max_num_queries(4):
        for menu in ("main", "footer"):
            assert menu_items(menu=menu, request=request, language="pl")
