"""Partners that deposit: their people, tokens and branches, and a client."""

import json
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.test import Client
from wagtail.models import APIToken, Page

from accounts.models import User
from accounts.roles import CONTRIBUTORS, group_ensure
from home.roles import WRITE
from knowledge.models import PracticePage
from tests.knowledge import factories
from vocabularies.enums import Scheme
from vocabularies.selectors import concept

ROOT = "/api/v3-preview"
JSON = "application/json"


class Partner:
    """One institution and the program that deposits for it."""

    def __init__(self, code: str) -> None:
        self.owner = factories.partner(code)
        self.branch = factories.branch(self.owner)
        self.group: Group = group_ensure(
            name=CONTRIBUTORS.format(partner=code),
            pages=list(
                Page.objects.filter(translation_key=self.branch.translation_key)
            ),
            page_rights=WRITE,
        )
        self.user = User.objects.create_user(code, f"{code}@example.org")
        self.user.groups.add(self.group)
        self.token, plain = APIToken.create_token(user=self.user, name="deposit")
        self.headers = {"authorization": f"Bearer {plain}"}
        self.send = sender(plain)

    def draft(self, title: str, **fields: Any) -> PracticePage:
        """Return a draft that somebody has written in the admin."""
        return factories.draft(self.branch, title=title, **fields)

    def deposit(self, **fields: Any) -> HttpResponse:
        """Create a practice in the own branch."""
        return self.send("post", "/pages/", practice(self.branch, **fields))


def practice(parent: Page, *, action: str = "", **fields: Any) -> dict[str, Any]:
    """Return the body that creates a practice."""
    meta = {"type": "knowledge.PracticePage", "parent_id": parent.pk}
    if action:
        meta["action"] = action
    return {"meta": meta, "title": "Krąg doradców", **fields}


def fiche() -> dict[str, Any]:
    """Return every required part of a practice."""
    return {
        "title": "Krąg doradców",
        "slug": "krag-doradcow-depozyt",
        "summary": "Doradcy uczą się od siebie.",
        "practice_kind": concept(scheme=Scheme.PRACTICE_KIND, code="method").pk,
        "topics": [
            concept(scheme=Scheme.TOPIC, code=code).pk
            for code in ("guidance", "quality")
        ],
        "problem": "<p>Brakowało <b>doradców</b>.</p>",
        "description": [
            {"type": "heading", "value": {"text": "Jak to działa"}},
            {"type": "paragraph", "value": "<p>Spotkania co miesiąc.</p>"},
        ],
        "lessons_not_recorded": True,
        "consent": True,
        "start": "2018",
    }


def sender(token: str | None) -> Callable[..., HttpResponse]:
    """Return what sends a request with a token, as a program would."""

    def send(
        method: str, path: str, body: Any = None, client: Client | None = None
    ) -> HttpResponse:
        headers = {"authorization": f"Bearer {token}"} if token is not None else {}
        sent: dict[str, Any] = {"headers": headers}
        if method not in ("get", "head", "trace"):
            data = body if isinstance(body, str | bytes) else json.dumps(body)
            sent |= {"data": data if body is not None else "", "content_type": JSON}
        client = client or Client(enforce_csrf_checks=True)
        return getattr(client, method)(f"{ROOT}{path}", **sent)

    return send
