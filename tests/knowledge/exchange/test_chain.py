"""One chain, whichever link one starts from: page, API, and the pages around."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.exchange.services import follow_ups_plan
from knowledge.models import Adoption, PracticePage
from partners_exchange.chain import views
from partners_exchange.chain.addresses import chain_path
from partners_exchange.presentation import activity_page
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.exchange.factories import activity, adoption, finding, practice
from tests.partners_exchange.factories import seeded_activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def links() -> dict[str, uuid.UUID]:
    """One activity, finding, practice and adoption that hang together."""
    page, event = practice(), activity("Wizyta w Turku", start="2014")
    row = adoption(page, factories.partner("gosc"))
    follow_ups_plan(adoption=row)
    return {
        "activity": event.translation_key,
        "finding": finding(event, practice=page).key,
        "practice": page.translation_key,
        "adoption": row.key,
    }


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def keys(document: dict, name: str) -> list[str]:
    return [link["key"] for link in document[name]]


@pytest.mark.parametrize("kind", ["activity", "finding", "practice", "adoption"])
@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_every_link_leads_to_the_same_chain(client, links, kind, language):
    answer = client.get(f"/api/v1/chain/{links[kind]}", {"lang": language}).json()
    assert (answer["key"], answer["kind"]) == (str(links[kind]), kind)
    for name, plural in (
        ("activity", "activities"),
        ("finding", "findings"),
        ("practice", "practices"),
        ("adoption", "adoptions"),
    ):
        assert keys(answer, plural) == [str(links[name])]
    assert [item["months"] for item in answer["follow_ups"]] == [3, 12]
    assert answer["practices"][0]["language"] == "pl"
    assert answer["activities"][0]["date"]["value"] == "2014"


@pytest.mark.parametrize("kind", ["activity", "finding", "practice", "adoption"])
@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_page_leads_from_every_link_to_all_others(client, links, kind, language):
    address = chain_path(links[kind], language)
    page = text_of(client.get(address))
    rows = Publication.objects.filter(key__in=links.values(), withdrawn_at=None)
    for row in rows.filter(**{f"best_{language}": True}):
        if row.key != links[kind]:
            assert f'href="{row.path}"' in page
    assert "Doradcy uczą się od siebie." in page
    assert "Spotkania są zdalne." in page
    if language != "pl":
        assert '<span lang="pl">Spotkania są zdalne.</span>' in page
    assert ("noindex" in page) == (kind in ("activity", "practice"))


@pytest.mark.parametrize("kind", ["finding", "adoption"])
def test_page_and_document_say_the_same(client, links, kind):
    path = chain_path(links[kind], "en")
    document = client.get("/api/v1/by-path", {"path": path}).json()
    page = text_of(client.get(path))
    assert document["key"] == str(links[kind])
    assert f"<title>{document['seo']['title']} – " in page
    for crumb in document["breadcrumbs"]:
        assert f'href="{crumb["path"]}"' in page


def test_the_activity_page_tells_what_was_seen_and_what_came_of_it(client, links):
    row = Publication.objects.get(key=links["activity"], language="pl")
    page = text_of(client.get(row.path))
    assert "Doradcy uczą się od siebie." in page
    assert "Dostosujemy" in page or "We will adapt it" in page
    assert "Krąg doradców" in page
    assert chain_path(links["activity"], "pl") in page


def test_lists_are_narrowed_by_both_ends(client, links):
    for plural, name in (("findings", "activity"), ("adoptions", "practice")):
        found = client.get(f"/api/v1/{plural}", {name: str(links[name])}).json()
        assert found["total"] == 1
        other = client.get(f"/api/v1/{plural}", {name: str(uuid.UUID(int=1))}).json()
        assert other["total"] == 0


def test_a_withdrawn_link_leaves_the_chain_and_is_gone(client, links):
    Adoption.objects.get(key=links["adoption"]).delete()
    chain = client.get(f"/api/v1/chain/{links['practice']}").json()
    assert chain["adoptions"] == []
    assert client.get(f"/api/v1/chain/{links['adoption']}").status_code == 410
    assert client.get(chain_path(links["adoption"], "uk")).status_code == 410


def test_what_is_no_link_is_not_found(client):
    news = Publication.objects.filter(kind="partner", withdrawn_at=None).first()
    for key in (uuid.UUID(int=5), news.key):
        assert client.get(f"/api/v1/chain/{key}").status_code == 404
        assert client.get(chain_path(key, "pl")).status_code == 404
    assert client.get("/api/v1/chain/abc").status_code == 404
    key = uuid.UUID(int=5)
    assert client.get(f"/api/v1/chain/{key}", {"fallback": "1"}).status_code == 422


def test_a_long_chain_costs_no_more_queries(client, links):
    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        return len(captured)

    api = f"/api/v1/chain/{links['practice']}"
    html = chain_path(links["practice"], "pl")
    before = (queries(api), queries(html))
    page = adoption_page(links)
    event = activity("Druga wizyta")
    for number in range(20):
        adoption(page, factories.partner(f"gosc-{number}"))
        finding(event, practice=page)
    assert queries(api) == before[0] <= 8
    assert queries(html) <= before[1]
    assert before[1] <= views.QUERY_BUDGET


def adoption_page(links):
    return PracticePage.objects.get(translation_key=links["practice"])


def test_the_activity_page_keeps_its_budget(
    client: Client, django_assert_max_num_queries
):
    event, page = seeded_activity("conf-8"), practice()
    for number in range(10):
        finding(event, practice=page)
        adoption(page, factories.partner(f"gosc-{number}"))
    with django_assert_max_num_queries(activity_page.QUERY_BUDGET):
        assert client.get(event.url).status_code == 200


def test_words_in_another_language_are_marked_wherever_they_stand(client):
    partner = factories.partner("gosc")
    seen = finding(
        activity("Wizyta"),
        saw_pl="",
        matters_pl="",
        saw_en="They meet.",
        partner=partner,
    )
    page = text_of(client.get(chain_path(seen.key, "pl")))
    assert '<h1 lang="en">They meet.</h1>' in page
    assert '<span class="name" lang="en">They meet.' in page
    profile = Publication.objects.get(key=partner.key, language="pl").path
    assert 'lang="en">They meet.</a></h3>' in text_of(client.get(profile))
