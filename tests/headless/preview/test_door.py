"""What a token opens, and that nobody keeps it."""

import datetime
import json

import pytest
from django.db import connection
from django.db.models import ForeignKey
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from headless.preview.models import PreviewGrant
from home.models import HomePage, NewsPage
from publication.models import Publication
from publication.registry import registry
from tests.headless.preview.links import ask, grant_for, news, token_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_a_draft_that_was_never_public(language: str) -> None:
    page = news("Szkic próbny", language)
    page.source_language = language
    page.save_revision()
    response = ask(token_for(page))
    assert response.status_code == 200, response.content
    document = response.json()
    assert document["kind"] == "news"
    assert (document["title"], document["language"]) == ("Szkic próbny", language)
    assert document["path"] == page.get_url_parts()[2]
    assert [link["language"] for link in document["translations"]] == [language]
    assert "Szkic próbny: treść." in json.dumps(document, ensure_ascii=False)
    assert response["Content-Language"] == language
    assert document["preview"]["revision"] == page.latest_revision_id
    assert not Publication.objects.filter(key=page.translation_key).exists()


def test_nothing_is_kept_by_anybody() -> None:
    page = news()
    token = token_for(page)
    before = Publication.objects.order_by("pk").values_list("pk", "sequence", "etag")
    stored = list(before)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = ask(token, **{"if-none-match": "*"})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.has_header("ETag")
    assert not response.has_header("Last-Modified")
    assert not response.cookies
    assert list(before.all()) == stored
    writing = ("INSERT", "UPDATE", "DELETE")
    assert not [q["sql"] for q in queries if q["sql"].startswith(writing)]


def test_a_draft_of_a_public_page_leaves_the_public_text_alone(client) -> None:
    page = news("Dawny tytuł")
    page.get_latest_revision().publish()
    page = NewsPage.objects.get(pk=page.pk)
    page.title = "Nowy tytuł"
    page.save_revision()
    assert ask(token_for(page)).json()["title"] == "Nowy tytuł"
    public = client.get(f"/api/v1/pages/{page.translation_key}").json()
    assert public["title"] == "Dawny tytuł"
    assert "preview" not in public


def test_a_token_shows_its_own_revision_after_later_changes() -> None:
    page = news("Pierwszy")
    token = token_for(page)
    page.title = "Drugi"
    page.save_revision()
    assert ask(token).json()["title"] == "Pierwszy"
    assert ask(token_for(page)).json()["title"] == "Drugi"


def test_a_scheduled_page_is_shown_before_its_day(client) -> None:
    page = news("Na jutro")
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()
    page = NewsPage.objects.get(pk=page.pk)
    assert not page.live
    assert ask(token_for(page)).json()["title"] == "Na jutro"
    assert client.get(f"/api/v1/pages/{page.translation_key}").status_code == 404


@pytest.mark.parametrize(
    "model", registry.pages, ids=lambda model: model._meta.label_lower
)
def test_every_kind_has_the_document_it_is_published_with(model, client) -> None:
    """A saved public page previews as what the public reads."""
    page = model.objects.live().filter(locale__language_code="pl").first()
    public = client.get(f"/api/v1/pages/{page.translation_key}")
    response = ask(token_for(page))
    assert response.status_code == 200, response.content
    draft, expected = response.json(), public.json()
    del draft["preview"]
    for name in ("changed", "first_published"):
        assert draft.pop(name)[:4] == expected.pop(name)[:4]
    links = draft.pop("translations"), expected.pop("translations")
    drafted, public_links = (
        {one["language"]: one["url"] for one in all} for all in links
    )
    assert drafted == public_links
    for described in (*draft["json_ld"], *expected["json_ld"]):
        # When it was published is nothing that a draft can know.
        described.pop("datePublished", None)
        described.pop("dateModified", None)
    assert draft == expected


@pytest.mark.parametrize(
    "model",
    [model for model in registry.pages if model is not HomePage],
    ids=lambda model: model._meta.label_lower,
)
def test_a_draft_may_lack_everything_but_its_title(model, client) -> None:
    """Editors preview long before they are done."""
    like = model.objects.filter(locale__language_code="pl").first()
    page = model(title="Pusty szkic", live=False, locale=like.locale)
    page.slug = "pusty-szkic"
    for field in model._meta.local_fields:
        if isinstance(field, ForeignKey) and not (field.null or field.primary_key):
            setattr(page, field.name, getattr(like, field.name))
    like.get_parent().add_child(instance=page)
    page.save_revision(clean=False)
    page = Page.objects.get(pk=page.pk).specific
    response = ask(token_for(page))
    assert response.status_code == 200, response.content
    assert response.json()["title"] == "Pusty szkic"


def test_head_and_options() -> None:
    token = token_for(news())
    got, head = ask(token), ask(token, "head")
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == str(len(got.content))
    assert head["Cache-Control"] == "no-store, private"
    asked = ask(
        None,
        "options",
        **{
            "origin": "https://frontend.example",
            "access-control-request-method": "GET",
            "access-control-request-headers": "authorization",
        },
    )
    assert asked.status_code == 204
    assert "Authorization" in asked["Access-Control-Allow-Headers"]
    assert got["Access-Control-Allow-Origin"] == "*"
    assert not got.has_header("Access-Control-Allow-Credentials")


def test_dead_links_are_cleared_away_after_a_day() -> None:
    page = news()
    old = grant_for(page)
    old.expires_at = timezone.now() - datetime.timedelta(hours=25)
    old.save()
    grant_for(page)
    assert not PreviewGrant.objects.filter(pk=old.pk).exists()
