"""Index pages are public as sections, which lead to the lists they head."""

import pytest

from headless.checks import sections_head_lists_that_exist
from headless.registry import kinds
from home.models import NewsIndexPage
from publication.models import Publication
from search.engines import current_engine
from search.followers import search_follower
from search.protocol import Query

pytestmark = pytest.mark.django_db
HEADS = {
    "/en/news/": "news",
    "/en/activities/": "activities",
    "/en/partners/": "partners",
    "/en/good-practices/": "practices",
    "/en/about/documents/": "documents",
    "/en/site-map/": None,
}


@pytest.mark.parametrize(("path", "heads"), HEADS.items())
def test_a_section_names_its_list(client, path, heads):
    found = client.get("/api/v1/by-path", {"path": path}).json()
    assert (found["kind"], found["list"]) == ("section", heads)
    assert isinstance(found["intro"], str)
    if heads:
        assert client.get(f"/api/v1/{heads}?lang=en").json()["total"]


def test_every_list_with_a_page_has_its_section(client):
    items = client.get("/api/v1/sections?lang=uk&limit=100&view=full").json()["items"]
    heads = [item["list"] for item in items]
    assert set(heads) >= {"groups", "products", *filter(None, HEADS.values())}
    assert len([name for name in heads if name]) == len(
        {name for name in heads if name}
    )


@pytest.mark.parametrize("plural", ["pages", "history", "sections"])
def test_pages_have_lists(client, plural):
    found = client.get(f"/api/v1/{plural}?lang=pl").json()
    assert found["total"] == len(found["items"]) > 0
    key = found["items"][0]["key"]
    assert client.get(f"/api/v1/{plural}/{key}?lang=pl").status_code == 200


def test_a_section_is_found_by_its_title_and_floods_nothing(tmp_path, settings):
    settings.SEARCH_PATH = str(tmp_path / "search.sqlite3")
    search_follower.catch_up()
    engine = current_engine()
    by_title = engine.search(Query("Dobre praktyki", "pl", kinds=["section"]))
    assert next(hit.path for hit in by_title.hits) == "/pl/dobre-praktyki/"
    everything = engine.search(Query("partnerstwo", "pl"))
    sections = everything.facets["kind"].get("section", 0)
    assert sections <= everything.total / 5
    # The words of the introduction are not searched.
    rows = Publication.objects.filter(kind="section", withdrawn_at=None)
    assert set(rows.values_list("search_text", flat=True)) == {""}


def test_a_list_that_does_not_exist_is_reported(monkeypatch):
    assert sections_head_lists_that_exist() == []
    monkeypatch.setattr(NewsIndexPage, "heads", "no-such-list")
    assert [error.id for error in sections_head_lists_that_exist()] == ["headless.E003"]
    assert "no-such-list" not in {kind.plural for kind in kinds.values()}
