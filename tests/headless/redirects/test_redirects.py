"""Old addresses: made by the site, and by editors."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from core.models import BasePage
from publication.models import PublishedPath
from tests.support.pages import content_page, home, translated

pytestmark = pytest.mark.django_db

ADD = "redirects:add"
ELSEWHERE = "https://example.org/archiwum/"


def renamed(page: Page, slug: str) -> BasePage:
    """Publish a page under another address."""
    fresh = type(page).objects.get(pk=page.pk)
    fresh.slug = slug
    fresh.save_revision().publish()
    return fresh


def leads(client: Client, path: str) -> str:
    """Return where one step leads."""
    response = client.get(path)
    assert response.status_code == 301, f"{path}: {response.status_code}"
    return str(response["Location"])


def by_path(client: Client, path: str) -> dict:
    return client.get("/api/v1/by-path", {"path": path}).json()


# Made by the site


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_a_new_slug_leaves_a_redirect_in_that_language(client, language):
    page = content_page("Dawny adres")
    translated(page, "en", slug="old-address")
    translated(page, "uk", slug="staraia-adresa")
    version = page.get_translation(Locale.objects.get(language_code=language))
    others = [item.url for item in page.get_translations(inclusive=True)]
    others.remove(version.url)
    old = version.url
    renamed(version, "nowy")
    assert leads(client, old) == f"/{language}/nowy/"
    assert by_path(client, old)["redirect"] == {
        "status": 301,
        "path": f"/{language}/nowy/",
        "url": f"http://localhost/{language}/nowy/",
        "language": language,
        "key": str(page.translation_key),
    }
    assert {client.get(url).status_code for url in others} == {200}


def test_a_moved_branch_leaves_redirects_for_every_page(client):
    above, target = content_page("Gałąź"), content_page("Cel")
    content_page("Liść", parent=above)
    above.move(target, pos="last-child")
    assert leads(client, "/pl/galaz/") == "/pl/cel/galaz/"
    assert leads(client, "/pl/galaz/lisc/") == "/pl/cel/galaz/lisc/"


def test_a_chain_leads_in_one_step(client):
    page = content_page("Pierwszy")
    renamed(renamed(page, "drugi"), "trzeci")
    for old in ("/pl/pierwszy/", "/pl/drugi/"):
        assert leads(client, old) == "/pl/trzeci/"
        assert by_path(client, old)["redirect"]["path"] == "/pl/trzeci/"


def test_there_and_back_is_no_circle(client):
    renamed(renamed(content_page("Tam"), "z-powrotem"), "tam")
    assert client.get("/pl/tam/").status_code == 200
    assert leads(client, "/pl/z-powrotem/") == "/pl/tam/"


def test_two_pages_that_change_places(client):
    one, two = content_page("Jeden"), content_page("Dwa")
    renamed(one, "na-chwile")
    renamed(two, "jeden")
    renamed(one, "dwa")
    assert client.get("/pl/jeden/").context["page"].pk == two.pk
    assert client.get("/pl/dwa/").context["page"].pk == one.pk
    assert leads(client, "/pl/na-chwile/") == "/pl/dwa/"


def test_a_path_taken_again_redirects_no_more(client):
    renamed(content_page("Zajęty"), "odszedl")
    assert leads(client, "/pl/zajety/") == "/pl/odszedl/"
    other = content_page("Zajęty")
    assert client.get("/pl/zajety/").context["page"].pk == other.pk
    assert by_path(client, "/pl/zajety/")["key"] == str(other.translation_key)


@pytest.mark.parametrize("gone", ["unpublish", "delete"])
def test_old_paths_of_what_is_withdrawn_are_gone(client, gone):
    page = renamed(content_page("Wycofywana"), "wycofana")
    getattr(page, gone)()
    for path in ("/pl/wycofywana/", "/pl/wycofana/"):
        assert client.get(path).status_code == 410
        assert client.get("/api/v1/by-path", {"path": path}).status_code == 410


def test_an_old_path_keeps_the_query_string(client):
    renamed(content_page("Z pytaniem"), "z-odpowiedzia")
    query = "a=1&b=%C5%BC&a=2"
    assert leads(client, f"/pl/z-pytaniem/?{query}") == f"/pl/z-odpowiedzia/?{query}"


def test_only_reading_is_redirected(client):
    renamed(content_page("Przeniesiona"), "gdzie-indziej")
    assert client.head("/pl/przeniesiona/").status_code == 301
    assert client.post("/pl/przeniesiona/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example/",
        "//evil.example/pl/stara/",
        "/\\evil.example/pl/stara/",
        "/%5Cevil.example/",
        "/%2F%2Fevil.example/",
        "/pl/stara//evil.example/",
        "/https://evil.example/",
        "/pl/%00/",
    ],
)
def test_no_path_leads_to_a_strangers_site(client, path):
    renamed(content_page("Stara"), "nowa")
    response = client.get(path)
    target = response.headers.get("Location", "")
    assert not target.startswith(("//", "/\\", "http")), target
    assert response.status_code != 500


# Made by editors


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.get(username=name))
    return client


@pytest.fixture
def editor() -> Client:
    return signed_in("editor")


def add(editor: Client, path: str, target: str) -> list[str]:
    """Send the form; return its errors."""
    response = editor.post(reverse(ADD), {"path": path, "target": target})
    if response.status_code == 302:
        return []
    errors = response.context["form"].errors
    assert errors, response.content.decode()[:500]
    return sorted(errors)


def test_an_editor_adds_a_redirect_that_follows_its_page(editor, client):
    page = content_page("Cel")
    assert add(editor, "/pl/ulotka", "/pl/cel/") == []
    assert leads(client, "/pl/ulotka/") == "/pl/cel/"
    renamed(page, "cel-przeniesiony")
    assert leads(client, "/pl/ulotka/") == "/pl/cel-przeniesiony/"
    assert PublishedPath.objects.get(path="/pl/ulotka/").automatic is False


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("", ELSEWHERE),
        ("?a=1", f"{ELSEWHERE}?a=1"),
    ],
)
def test_an_editor_adds_a_redirect_elsewhere(editor, client, asked, got):
    assert add(editor, "/pl/archiwum/", ELSEWHERE) == []
    assert leads(client, f"/pl/archiwum/{asked}") == got
    redirect = by_path(client, "/pl/archiwum/")["redirect"]
    assert (redirect["path"], redirect["url"], redirect["key"]) == ("", ELSEWHERE, None)


def test_parameters_join_those_of_an_address_elsewhere(editor, client):
    assert add(editor, "/pl/lista/", f"{ELSEWHERE}?rok=2008#akta") == []
    assert leads(client, "/pl/lista/?a=1") == f"{ELSEWHERE}?rok=2008&a=1#akta"


def test_letters_may_be_written_as_their_codes(editor, client):
    content_page("Cel")
    assert add(editor, "/pl/%C5%BC%C3%B3%C5%82w/", "/pl/cel/") == []
    assert leads(client, "/pl/żółw/") == "/pl/cel/"


def test_an_editor_changes_and_deletes_a_redirect(editor, client):
    content_page("Cel")
    add(editor, "/pl/ulotka/", "/pl/cel/")
    redirect = PublishedPath.objects.get(path="/pl/ulotka/")
    edit = reverse("redirects:edit", args=[redirect.pk])
    assert b"/pl/cel/" in editor.get(edit).content
    editor.post(edit, {"path": "/pl/ulotka/", "target": ELSEWHERE})
    assert leads(client, "/pl/ulotka/") == ELSEWHERE
    editor.post(reverse("redirects:delete", args=[redirect.pk]))
    assert client.get("/pl/ulotka/").status_code == 404


def test_the_sites_own_redirects_are_listed_and_present_addresses_are_not(editor):
    renamed(content_page("Dawniej"), "teraz")
    listed = editor.get(reverse("redirects:index"), {"q": "dawniej"}).content.decode()
    assert "/pl/dawniej/" in listed
    assert "/pl/teraz/" in listed
    rows = editor.get(reverse("redirects:index"), {"q": "teraz"}).context["object_list"]
    assert list(rows) == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/pl/cel/",
        "pl/cel",
        "http://localhost/pl/cel/",
        "https://evil.example/pl/stara/",
        "//evil.example/pl/stara/",
    ],
)
def test_a_path_that_cannot_be_an_old_one_is_refused(editor, path):
    content_page("Cel")
    assert add(editor, path, ELSEWHERE) == ["path"]


def test_a_path_is_redirected_once(editor):
    content_page("Cel")
    add(editor, "/pl/ulotka/", "/pl/cel/")
    assert add(editor, "/pl/ulotka", ELSEWHERE) == ["path"]


@pytest.mark.parametrize(
    "target",
    [
        "/pl/nie-ma-takiej/",
        "/pl/stary/",
        "cel",
        "javascript:alert(1)",
        "ftp://example.org/",
        "//example.org/pl/cel/",
        "/\\example.org/",
        "https://",
        "mailto:biuro@example.org",
        # The site itself, under any of its names: it would lead to itself.
        "http://localhost/pl/stary/",
        "http://LOCALHOST/pl/stary/",
        "https://localhost:443/pl/stary/",
        "http://localhost./pl/stary/",
        "http://127.0.0.1/pl/stary/",
        "http://user@localhost/pl/stary/",
    ],
)
def test_a_target_that_leads_nowhere_is_refused(editor, target):
    content_page("Cel")
    assert add(editor, "/pl/stary/", target) == ["target"]


@pytest.mark.parametrize(
    "target", ["http://localhost/pl/cel/", "/pl/cel", "/pl/cel/?a"]
)
def test_a_target_here_is_kept_as_the_page(editor, target):
    page = content_page("Cel")
    assert add(editor, "/pl/stary/", target) == []
    kept = PublishedPath.objects.get(path="/pl/stary/")
    assert (kept.key, kept.language, kept.link) == (page.translation_key, "pl", "")


@pytest.mark.parametrize("view", ["index", "add", "edit", "delete"])
def test_contributors_and_strangers_cannot(client, view):
    redirect = PublishedPath.objects.create(path="/pl/stara/", link=ELSEWHERE)
    args = [redirect.pk] if view in ("edit", "delete") else []
    address = reverse(f"redirects:{view}", args=args)
    contributor = signed_in("uj")
    for visitor in (client, contributor):
        for answer in (
            visitor.get(address),
            visitor.post(address, {"path": "/pl/x/", "target": ELSEWHERE}),
        ):
            assert answer.status_code in (302, 403)
            assert "redirects" not in answer.headers.get("Location", "").split("?")[0]
    assert PublishedPath.objects.filter(path="/pl/stara/", link=ELSEWHERE).exists()
    assert not PublishedPath.objects.filter(path="/pl/x/").exists()


def test_the_home_page_is_where_it_was(client):
    assert client.get(home().url).status_code == 200
