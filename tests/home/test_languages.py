import uuid

import pytest
from wagtail.models import Page

from core.identity import key_for
from home.models import ContentPage, FoundingDocument
from home.views.languages import MISSING_QUERY_BUDGET, best_language
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "pl"),
        ("*", "pl"),
        ("de,fr;q=0.5", "pl"),
        ("uk-UA,uk;q=0.9,en;q=0.8", "uk"),
        ("de, en-GB;q=0.7, pl;q=0.3", "en"),
        ("pl;q=0.1, en;q=0.9", "en"),
        ("EN", "en"),
        (",,;q=x", "pl"),
        ("en" * 5000, "pl"),
    ],
)
def test_the_best_language_of_a_header(header, language):
    assert best_language(header) == language


def test_the_root_redirects_by_language_and_sets_no_cookie(client):
    response = client.get("/", headers={"Accept-Language": "uk"})
    assert (response.status_code, response["Location"]) == (302, "/uk/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


def test_a_missing_translation_says_where_the_page_exists(client):
    page = content_page("Warsztat w Łodzi")
    response = client.get(f"/uk/missing/{page.translation_key}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert '<meta name="robots" content="noindex">' in html
    assert 'lang="pl">Warsztat w' in html
    assert f'href="{page.url}" lang="pl" hreflang="pl"' in html
    assert '<html lang="uk">' in html


def test_the_best_language_for_the_reader_comes_first(client):
    page = content_page("Warsztat")
    english = translated(page, "en", title="Workshop", slug="workshop")
    response = client.get(f"/uk/missing/{page.translation_key}/")
    assert [v["language"] for v in response.context["versions"]] == ["en", "pl"]
    assert response.context["best"].pk == english.pk


def test_a_page_that_exists_is_gone_to(client):
    key = key_for("page", "about")
    response = client.get(f"/en/missing/{key}/")
    assert (response.status_code, response["Location"]) == (302, "/en/about/")


def test_a_record_exists_in_every_language(client):
    key = FoundingDocument.objects.get(code="partnership-agreement").key
    response = client.get(f"/uk/missing/{key}/")
    assert response["Location"] == "/uk/pro-partnerstvo/dokumenty/partnerska-uhoda/"


def test_an_unknown_key_is_not_found(client):
    assert client.get(f"/en/missing/{uuid.uuid4()}/").status_code == 404
    assert client.get("/en/missing/nonsense/").status_code == 404


def test_a_draft_is_not_told_about(client):
    page = ContentPage(title="Szkic", live=False)
    home().add_child(instance=page)
    assert client.get(f"/en/missing/{page.translation_key}/").status_code == 404


def test_what_was_withdrawn_is_gone(client):
    page = content_page("Wycofana")
    page.unpublish()
    response = client.get(f"/en/missing/{page.translation_key}/")
    assert response.status_code == 410
    assert "Wycofana" not in response.content.decode()


def test_the_switch_leads_to_the_missing_page(client):
    page = content_page("Tylko po polsku")
    html = client.get(page.url).content.decode()
    assert f'href="/en/missing/{page.translation_key}/"' in html
    assert 'hreflang="en" href="http' not in html


def test_queries_of_the_missing_page(client, django_assert_max_num_queries):
    page = content_page("Bez przekładu")
    with django_assert_max_num_queries(MISSING_QUERY_BUDGET):
        client.get(f"/uk/missing/{page.translation_key}/")


def test_every_seeded_page_has_three_languages():
    keys = Page.objects.filter(depth__gt=1).values_list("translation_key", flat=True)
    counts = dict.fromkeys(keys, 0)
    for key in keys:
        counts[key] += 1
    assert set(counts.values()) == {3}
