"""The admin: links of a page, who may make and close them, the preview panel."""

import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from accounts.models import User
from config.settings.frontends import frontend_urls
from headless.preview.models import PreviewGrant
from home.models import NewsPage
from knowledge.models import PartnerBranchPage
from tests.headless.preview.links import FRONTEND, ask, editor, grant_for, news

pytestmark = pytest.mark.django_db
LINK = re.compile(rf"{FRONTEND}/preview/([\w.-]+)")


@pytest.fixture(autouse=True)
def _frontend(settings) -> None:
    settings.FRONTEND_URLS = [FRONTEND]


@pytest.fixture
def page():
    return news()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def screen(page) -> str:
    return reverse("page_frontend_preview", args=[page.pk])


def text(response) -> str:
    return response.content.decode()


def test_an_editor_makes_a_link_and_closes_it(page) -> None:
    client = signed_in(editor())
    assert screen(page) in text(client.get(f"/admin/pages/{page.pk}/edit/"))
    assert not LINK.search(text(client.get(screen(page))))
    made = text(client.post(screen(page), follow=True))
    token = LINK.search(made)[1]
    assert 'rel="noreferrer noopener"' in made
    assert ask(token).json()["title"] == "Szkic"
    grant = PreviewGrant.objects.get()
    assert grant.created_by == editor()
    revoke = reverse("page_frontend_preview_revoke", args=[page.pk, grant.pk])
    assert client.get(revoke).status_code == 405
    closed = client.post(revoke, follow=True)
    assert not LINK.search(text(closed))
    assert ask(token).json()["code"] == "preview-token-revoked"


def test_looking_makes_nothing(page) -> None:
    signed_in(editor()).get(screen(page))
    assert not PreviewGrant.objects.exists()


def test_every_frontend_has_its_address(page, settings) -> None:
    settings.FRONTEND_URLS = [FRONTEND, "https://other.example/app"]
    made = text(signed_in(editor()).post(screen(page), follow=True))
    assert f"{FRONTEND}/preview/" in made
    assert "https://other.example/app/preview/" in made


def test_without_a_frontend_the_admin_says_how(page, settings) -> None:
    settings.FRONTEND_URLS = []
    client = signed_in(editor())
    assert screen(page) not in text(client.get(f"/admin/pages/{page.pk}/edit/"))
    assert "FRONTEND_URL" in text(client.get(screen(page)))
    client.post(screen(page))
    assert not PreviewGrant.objects.exists()
    assert "frontend" not in dict(page.preview_modes)


def test_who_may_not_edit_sees_and_closes_no_link(page) -> None:
    grant = grant_for(page)
    partner = signed_in(User.objects.get(username="uj"))
    revoke = reverse("page_frontend_preview_revoke", args=[page.pk, grant.pk])
    for response in (
        partner.get(screen(page)),
        partner.post(screen(page)),
        partner.post(revoke),
    ):
        assert response.status_code == 404
        assert not LINK.search(text(response))
    for response in (Client().get(screen(page)), Client().post(revoke)):
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]
    grant.refresh_from_db()
    assert grant.revoked_at is None
    assert PreviewGrant.objects.count() == 1


def test_a_link_is_closed_on_its_own_page_only(page) -> None:
    grant = grant_for(news("Inny"))
    revoke = reverse("page_frontend_preview_revoke", args=[page.pk, grant.pk])
    assert signed_in(editor()).post(revoke).status_code == 404
    grant.refresh_from_db()
    assert grant.revoked_at is None


def test_forms_are_protected_from_other_sites(page) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor())
    assert client.post(screen(page)).status_code == 403
    assert not PreviewGrant.objects.exists()


def test_pages_of_no_kind_have_no_screen() -> None:
    branch = PartnerBranchPage.objects.first()
    client = signed_in(User.objects.get(username="admin"))
    assert client.get(screen(branch)).status_code == 404
    assert client.get("/admin/pages/999999/frontend-preview/").status_code == 404


def test_the_panel_frames_the_latest_saved_draft(page) -> None:
    client = signed_in(editor())
    address = f"/admin/pages/{page.pk}/view_draft/?mode=frontend"
    response = client.get(address)
    assert response.status_code == 200
    policy = response["Content-Security-Policy"]
    assert FRONTEND in re.search(r"frame-src ([^;]*)", policy)[1]
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Referrer-Policy"] == "no-referrer"
    token = LINK.search(text(response))[1]
    assert 'referrerpolicy="no-referrer"' in text(response)
    assert ask(token).json()["preview"]["revision"] == page.latest_revision_id
    # The panel refreshes all the time: one link does for a revision.
    client.get(address)
    assert PreviewGrant.objects.count() == 1
    page.title = "Inny"
    page.save_revision()
    client.get(address)
    assert PreviewGrant.objects.count() == 2


def test_the_panel_shows_this_site_as_before(page) -> None:
    client = signed_in(editor())
    response = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert "Szkic" in text(response)
    assert not PreviewGrant.objects.exists()


def test_a_page_that_was_never_saved_says_so(page, rf) -> None:
    request = rf.get("/")
    request.user = editor()
    unsaved = NewsPage(title="Nowy", locale=page.locale)
    response = unsaved.serve_preview(request, "frontend").render()
    assert "<iframe" not in text(response)
    assert 'class="note"' in text(response)
    assert not PreviewGrant.objects.exists()


def test_who_may_not_edit_gets_no_link_from_the_panel(page, rf) -> None:
    request = rf.get("/")
    request.user = User.objects.get(username="uj")
    response = page.serve_preview(request, "frontend").render()
    assert "<iframe" not in text(response)
    assert not PreviewGrant.objects.exists()


def test_the_admin_may_frame_the_frontend_the_public_may_not(client) -> None:
    admin = client.get("/admin/login/")["Content-Security-Policy"]
    assert FRONTEND in admin
    assert FRONTEND not in client.get("/pl/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", []),
        (" , ", []),
        ("https://a.example/", ["https://a.example"]),
        (
            "https://a.example, http://localhost:4321/app/",
            ["https://a.example", "http://localhost:4321/app"],
        ),
    ],
)
def test_addresses(value: str, expected: list[str]) -> None:
    assert frontend_urls(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "a.example",
        "ftp://a.example",
        "https://a.example;script-src *",
        "https://a.example https://b.example",
        "https://a.example?x=1",
        "javascript:alert(1)",
        "https://user:secret@a.example",
    ],
)
def test_what_is_no_address_is_refused(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="FRONTEND_URL"):
        frontend_urls(value)
