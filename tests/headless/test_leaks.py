"""What is not public never leaves by a machine door or the search page."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from core.identity import key_for
from home.models import NewsIndexPage, NewsPage
from publication.models import Publication
from search.engines import current_engine
from search.followers import search_follower
from search.protocol import Query

pytestmark = pytest.mark.django_db
MARKER = "Niejawnyznacznik"
LISTS = ("news", "activities", "practices", "resources", "partners", "groups")


@pytest.fixture
def on_commit(tmp_path, settings, django_capture_on_commit_callbacks):
    """Run followers after a change, on a search file of this test's own."""
    settings.SEARCH_PATH = str(tmp_path / "search.sqlite3")
    search_follower.catch_up()
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def index() -> NewsIndexPage:
    return NewsIndexPage.objects.get(
        translation_key=key_for("page", "news"), locale__language_code="pl"
    )


def add_news(index: NewsIndexPage, *, live: bool) -> NewsPage:
    page = NewsPage(
        title=f"{MARKER} tytuł", slug=MARKER.lower(), summary=f"{MARKER} lid", live=live
    )
    index.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    return page


def answers(client: Client, page: NewsPage) -> list[tuple[str, int, str]]:
    """Ask every door for the page by everything that can be guessed."""
    cache.clear()
    key, path = page.translation_key, f"/pl/aktualnosci/{MARKER.lower()}/"
    addresses = [
        f"/api/v1/pages/{key}",
        f"/api/v1/pages/{key}?fallback=1&lang=uk",
        f"/api/v1/news/{key}",
        f"/api/v1/by-path?path={path}",
        f"/id/news/{key}",
        path,
    ]
    for name in LISTS:
        for query in ("view=full", "view=full&fallback=1&lang=en", "order=-changed"):
            addresses.append(f"/api/v1/{name}?limit=100&{query}")
    for language, search in (("pl", "szukaj"), ("en", "search"), ("uk", "poshuk")):
        for scope in ("first", "only", "all"):
            # Not the marker itself: the page repeats what was typed.
            addresses.append(f"/{language}/{search}/?q=niejawnyznac&s={scope}")
    found = [(address, client.get(address)) for address in addresses]
    return [(address, got.status_code, got.content.decode()) for address, got in found]


def leaks(client: Client, page: NewsPage) -> list[str]:
    return [
        address for address, _status, text in answers(client, page) if MARKER in text
    ]


def test_the_marker_is_seen_when_it_is_public(client, index, on_commit):
    """The net has no hole: a public page is found by every kind of door."""
    with on_commit():
        page = add_news(index, live=True)
    seen = leaks(client, page)
    assert f"/api/v1/pages/{page.translation_key}" in seen
    assert "/api/v1/news?limit=100&view=full" in seen
    assert "/pl/szukaj/?q=niejawnyznac&s=first" in seen


def test_a_draft(client, index, on_commit):
    with on_commit():
        page = add_news(index, live=False)
    assert leaks(client, page) == []
    statuses = {status for _a, status, _t in answers(client, page)[:6]}
    assert statuses == {404}


def test_a_draft_of_a_public_page(client, index, on_commit):
    with on_commit():
        page = NewsPage(title="Jawny tytuł", slug="jawny-tytul")
        index.add_child(instance=page)
        page.save_revision().publish()
    with on_commit():
        page.title = f"{MARKER} w szkicu"
        page.save_revision()
    assert leaks(client, page) == []
    assert client.get(f"/api/v1/pages/{page.translation_key}").status_code == 200


def test_an_unpublished_page(client, index, on_commit):
    with on_commit():
        page = add_news(index, live=True)
    with on_commit():
        page.unpublish()
    assert leaks(client, page) == []
    statuses = [status for _a, status, _t in answers(client, page)[:5]]
    assert statuses == [410] * 5


def test_a_restricted_page_and_its_return(client, index, on_commit):
    with on_commit():
        page = add_news(index, live=True)
    with on_commit():
        restriction = PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )
    assert leaks(client, page) == []
    assert client.get(f"/api/v1/news/{page.translation_key}").status_code == 410
    with on_commit():
        restriction.delete()
    assert client.get(f"/api/v1/news/{page.translation_key}").status_code == 200


def test_pages_below_a_restricted_one(client, index, on_commit):
    with on_commit():
        page = add_news(index, live=True)
    with on_commit():
        PageViewRestriction.objects.create(
            page=index, restriction_type=PageViewRestriction.PASSWORD, password="x"
        )
    assert leaks(client, page) == []


def test_a_deleted_page(client, index, on_commit):
    with on_commit():
        page = add_news(index, live=True)
    with on_commit():
        NewsPage.objects.get(pk=page.pk).delete()
    assert leaks(client, page) == []
    assert client.get(f"/id/news/{page.translation_key}").status_code == 410


def test_the_index_file_holds_no_withdrawn_text(index, on_commit, settings):
    with on_commit():
        page = add_news(index, live=True)
    with on_commit():
        page.unpublish()
    results = current_engine().search(Query(MARKER, "pl", correct=False))
    assert results.total == 0
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert MARKER.encode() not in bytes(row.body) + row.search_text.encode()
