"""What is not public is neither found, suggested, counted nor alike."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from core.identity import key_for
from home.models import NewsIndexPage, NewsPage

pytestmark = pytest.mark.django_db
MARKER = "Niejawnyznacznik"
Committing = Callable[[], AbstractContextManager[Any]]
DOORS = (
    "search?q=niejawnyznac&facets=1&exact=1",
    "search?q=niejawnyznac&facets=1&lang=uk&scope=all&exact=1",
    "search?q=niejawnyznac&lang=en&fallback=1&exact=1",
    "search?kind=news&limit=100&facets=1&order=-date",
    "search?kind=news&limit=100&scope=first&lang=en",
    "search/suggest?q=niejaw",
    "search/suggest?q=niejaw&lang=uk",
)


@pytest.fixture
def on_commit(search_index: Any, django_capture_on_commit_callbacks: Any) -> Committing:
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def page(on_commit: Committing) -> NewsPage:
    """A page that every door shows."""
    index = NewsIndexPage.objects.get(
        translation_key=key_for("page", "news"), locale__language_code="pl"
    )
    page = NewsPage(title=f"{MARKER} tytuł", slug="znacznik", summary=f"{MARKER} lid")
    with on_commit():
        index.add_child(instance=page)
        page.save_revision().publish()
    return page


def shown(client: Client) -> list[str]:
    """Return the doors that show the marker."""
    cache.clear()
    found = []
    for door in DOORS:
        response = client.get(f"/api/v1/{door}")
        assert response.status_code == 200, response.content
        if MARKER in json.dumps(response.json(), ensure_ascii=False):
            found.append(door)
    return found


def totals(client: Client) -> list[int]:
    return [client.get(f"/api/v1/{door}").json().get("total", 0) for door in DOORS[:3]]


def test_a_public_page_is_seen_by_every_door(client, page):
    assert shown(client) == list(DOORS)


def test_a_page_that_is_withdrawn(client, page, on_commit):
    assert totals(client) == [1, 1, 1]
    with on_commit():
        page.unpublish()
    assert shown(client) == []
    assert totals(client) == [0, 0, 0]


def test_a_page_that_is_withdrawn_before_the_index_heard_of_it(client, page):
    # Nothing follows the log here: the index still has the page.
    page.unpublish()
    assert shown(client) == []


def test_a_page_that_is_restricted(client, page, on_commit):
    with on_commit():
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    assert shown(client) == []


def test_a_draft_of_a_public_page(client, page, on_commit):
    with on_commit():
        page.title = "Jawny tytuł"
        page.summary = "Jawny lid"
        page.save_revision().publish()
    with on_commit():
        page.title = f"{MARKER} w szkicu"
        page.save_revision()
    assert shown(client) == []


def test_nothing_is_alike_to_what_is_withdrawn(client, page, on_commit):
    with on_commit():
        page.unpublish()
    address = f"/api/v1/pages/{page.translation_key}/similar"
    assert client.get(address).status_code == 410
