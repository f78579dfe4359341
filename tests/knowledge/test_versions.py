"""What was public stays comparable; what never was is in no version."""

from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import PageViewRestriction

from knowledge.models import PracticePage, RecordVersion
from knowledge.versions.answers import VERSIONS_QUERY_BUDGET
from tests.knowledge import factories
from tests.support.pages import translated

pytestmark = pytest.mark.django_db
MARKER = "Zdanie-tylko-w-szkicu"


@pytest.fixture
def page() -> PracticePage:
    return factories.practice(
        factories.branch(factories.partner()), slug="z-wersjami", title="Z wersjami"
    )


def edited(page: PracticePage, **changes: object) -> PracticePage:
    """Publish a page with other values."""
    fresh = PracticePage.objects.get(pk=page.pk)
    for name, value in changes.items():
        setattr(fresh, name, value)
    fresh.save_revision().publish()
    return PracticePage.objects.get(pk=page.pk)


def numbers(page: PracticePage) -> list[int]:
    versions = RecordVersion.objects.filter(page_id=page.pk)
    return list(versions.values_list("number", flat=True).order_by("number"))


def test_a_draft_has_no_version():
    draft = factories.draft(factories.branch(factories.partner()), title=MARKER)
    assert numbers(draft) == []


def test_a_saved_draft_of_a_public_record_is_in_no_version(page, client: Client):
    page.summary = MARKER
    page.save_revision()
    edited(page, summary="Inne zdanie.")
    assert numbers(page) == [1, 2]
    stored = RecordVersion.objects.filter(page_id=page.pk).values_list("parts")
    assert MARKER not in str(list(stored))
    assert MARKER not in client.get(f"{page.url}versions/1-2/").content.decode()


def test_publishing_the_same_words_again_is_no_version(page):
    edited(page)
    edited(page, seo_title="Tytuł dla wyszukiwarek")
    assert numbers(page) == [1]


def test_a_new_fact_is_a_version_of_every_language(page):
    english = translated(page, "en", slug="with-versions")
    edited(page, start="2016", start_basis="stated")
    assert numbers(page) == [1, 2]
    assert numbers(english) == [1, 2]


def test_new_words_are_a_version_of_their_language_alone(page):
    english = translated(page, "en", slug="with-versions")
    edited(page, lessons="<p>Za mało czasu.</p>", lessons_not_recorded=False)
    assert numbers(page) == [1, 2]
    assert numbers(english) == [1]


def test_what_few_may_read_is_no_version_until_all_may(page):
    limit = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    edited(page, summary="Tylko dla zalogowanych.")
    assert numbers(page) == [1]
    limit.delete()
    assert numbers(page) == [1, 2]


def test_the_note_belongs_to_one_version(page):
    edited(page, summary="Drugie.", change_note="Poprawiono skrót.")
    edited(page, summary="Trzecie.")
    notes = RecordVersion.objects.filter(page_id=page.pk).values_list("note", flat=True)
    assert list(notes.order_by("number")) == ["", "Poprawiono skrót.", ""]


def test_deleting_a_record_deletes_its_versions(page):
    pk = page.pk
    page.delete()
    assert not RecordVersion.objects.filter(page_id=pk).exists()


@pytest.mark.parametrize("path", ["versions/", "versions/1-2/", "cite/bibtex/"])
def test_a_withdrawn_record_shows_none(page, client: Client, path: str):
    page = edited(page, summary="Słowa-wycofane.")
    address = f"{page.url}{path}"
    assert client.get(address).status_code == 200
    page.unpublish()
    answer = client.get(address)
    assert answer.status_code == 410
    assert "Słowa-wycofane" not in answer.content.decode()


@pytest.mark.parametrize("path", ["versions/", "cite/bibtex/"])
def test_a_renamed_record_leads_to_its_new_place(page, client: Client, path: str):
    old = page.url
    page = edited(page, slug="przeniesiona")
    answer = client.get(f"{old}{path}")
    assert answer.status_code == 301
    assert answer["Location"] == f"{page.url}{path}"


def test_below_a_folder_of_nothing_there_is_nothing(client: Client):
    assert client.get("/pl/dobre-praktyki/versions/").status_code == 404
    assert client.get("/pl/dobre-praktyki/nie-ma/versions/").status_code == 404


@pytest.mark.parametrize("path", ["versions/", "versions/1-2/", "cite/bibtex/"])
def test_what_few_may_read_shows_them_no_version(page, client: Client, path: str):
    page = edited(page, summary="Słowa-zastrzeżone.")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    answer = client.get(f"{page.url}{path}")
    assert answer.status_code == 302
    assert "Słowa-zastrzeżone" not in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "versions/2-1/",
        "versions/1-1/",
        "versions/0-1/",
        "versions/1-99/",
        "versions/1-99999999999999999999999/",
        "versions/1/",
        "versions/a-b/",
        "versions/1-2/3/",
        "cite/",
        "cite/endnote/",
        "nothing/",
    ],
)
def test_unknown_addresses_below_a_record(page, client: Client, path: str):
    page = edited(page, summary="Drugie.")
    assert client.get(f"{page.url}{path}").status_code == 404


def test_another_language_does_not_answer_for_it(page, client: Client):
    address = f"{page.url}versions/".replace(
        "/pl/dobre-praktyki/", "/en/good-practices/"
    )
    assert client.get(address).status_code == 404


def test_the_difference_names_what_was_added_and_removed(page, client: Client):
    page = edited(
        page,
        problem="<p>Brakowało doradców i czasu.</p><p>Nowy akapit.</p>",
        lessons="<p>Za mało czasu.</p>",
        lessons_not_recorded=False,
    )
    with translation.override("en"):
        html = client.get(f"{page.url}versions/1-2/").content.decode()
    assert "Brakowało " in html
    assert 'id="part-problem"' in html
    assert 'id="part-lessons"' in html
    assert 'id="part-description"' not in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'href="{page.url}versions/"' in html


def test_markup_in_a_text_stays_text(page, client: Client):
    page = edited(page, summary="<script>alert(1)</script> & więcej")
    html = client.get(f"{page.url}versions/1-2/").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_pages_cost_the_same_with_many_versions(
    page, client: Client, django_assert_max_num_queries
):
    for number in range(12):
        edited(page, summary=f"Zdanie {number}.")
    for path in ("versions/", "versions/1-12/"):
        with django_assert_max_num_queries(VERSIONS_QUERY_BUDGET):
            assert client.get(f"{page.url}{path}").status_code == 200


def listed(client: Client, page: PracticePage, language: str = "pl") -> Any:
    address = f"/api/v1/practices/{page.translation_key}/versions"
    return client.get(address, {"lang": language})


def test_the_api_lists_them_the_newest_first(page, client: Client):
    page = edited(page, summary="Drugie.", change_note="Poprawiono skrót.")
    items = listed(client, page).json()["items"]
    assert [item["number"] for item in items] == [2, 1]
    assert items[0]["changed"] == [{"code": "summary", "label": "W skrócie"}]
    assert (items[0]["note"], items[1]["changed"]) == ("Poprawiono skrót.", [])
    assert client.get(items[0]["path"]).status_code == 200
    assert items[1]["path"] == ""


def test_the_api_lists_none_of_a_draft_another_language_or_what_was_withdrawn(
    page, client: Client
):
    draft = factories.draft(page.get_parent(), title=MARKER)
    assert listed(client, draft).status_code == 404
    assert listed(client, page, "en").status_code == 404
    page.unpublish()
    answer = listed(client, page)
    assert answer.status_code == 410
    assert "items" not in answer.json()
