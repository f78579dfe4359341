"""Drafts and links to them, as editors make them."""

import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale

from accounts.models import User
from core.identity import key_for
from headless.preview.models import PreviewGrant
from headless.preview.services import grant_create
from headless.preview.tokens import write_token
from home.models import NewsIndexPage, NewsPage

ADDRESS = "/api/v1/preview"
FRONTEND = "https://frontend.example"


def editor() -> User:
    return User.objects.get(username="editor")


def news(title: str = "Szkic", language: str = "pl", **fields: Any) -> NewsPage:
    """Return a news item that was never published."""
    index = NewsIndexPage.objects.get(
        translation_key=key_for("page", "news"), locale__language_code=language
    )
    page = NewsPage(
        title=title,
        summary=f"{title}: lid.",
        live=False,
        locale=Locale.objects.get(language_code=language),
        **fields,
    )
    page.body = [("paragraph", f"<p>{title}: treść.</p>")]
    index.add_child(instance=page)
    page.save_revision()
    return NewsPage.objects.get(pk=page.pk)


def grant_for(page: Any) -> PreviewGrant:
    return grant_create(page=page, user=editor())


def token_for(page: Any) -> str:
    return write_token(grant_for(page))


def expired(page: Any) -> str:
    """Return the token of a link that ended a second ago."""
    grant = grant_for(page)
    grant.expires_at = timezone.now() - datetime.timedelta(seconds=1)
    grant.save()
    return write_token(grant)


def ask(token: str | None, method: str = "get", **headers: str) -> HttpResponse:
    """Ask for a draft as a frontend does: no cookie, only the token."""
    if token is not None:
        headers["authorization"] = f"Bearer {token}"
    return getattr(Client(), method)(ADDRESS, headers=headers)
