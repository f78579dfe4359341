"""`facets=1`: the numbers beside the filters of every list of the API."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from headless.budgets import FACET_QUERIES, FILTER_QUERIES, query_budget
from headless.registry import registered_kinds
from knowledge.board.services import offer_publish_again
from publication.models import Publication
from tests.knowledge import factories
from tests.knowledge.board import factories as board
from tests.knowledge.exchange import factories as exchange
from tests.partners_exchange.factories import activity

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
PRACTICES = "/api/v1/practices"


def answered(client: Client, address: str, **parameters: Any) -> dict[str, Any]:
    response = client.get(address, {"facets": "1", **parameters})
    assert response.status_code == 200, response.content
    found: dict[str, Any] = json.loads(response.content)
    return found


def numbers(data: dict[str, Any], scheme: str) -> dict[str, int]:
    return {value["code"]: value["count"] for value in data["facets"][scheme]}


@pytest.mark.parametrize(
    "kind", [kind.plural for kind in registered_kinds() if kind.plural]
)
@pytest.mark.parametrize("language", ["pl", "uk"])
def test_choosing_a_value_gives_its_number(
    client: Client, kind: str, language: str
) -> None:
    data = answered(client, f"/api/v1/{kind}", lang=language)
    for scheme, values in data["facets"].items():
        for value in values[:5]:
            chosen = client.get(
                f"/api/v1/{kind}", {"lang": language, scheme: value["code"]}
            )
            assert chosen.json()["total"] == value["count"], (scheme, value)
            assert value["label"]


def test_a_list_without_them_does_not_have_them(client: Client) -> None:
    assert "facets" not in client.get(PRACTICES).json()
    assert "facets" not in client.get(PRACTICES, {"facets": "0"}).json()
    assert client.get(PRACTICES, {"facets": "many"}).status_code == 422


def test_numbers_follow_the_other_filters(client: Client) -> None:
    everything = answered(client, PRACTICES, lang="en")
    narrowed = answered(client, PRACTICES, lang="en", country="FR,BE")
    assert numbers(narrowed, "country") == numbers(everything, "country")
    assert sum(numbers(narrowed, "record-type").values()) == narrowed["total"]
    assert numbers(narrowed, "topic") != numbers(everything, "topic")


def test_labels_are_those_of_the_language(client: Client) -> None:
    found = answered(client, PRACTICES, lang="uk")["facets"]
    labels = {value["code"]: value["label"] for value in found["country"]}
    assert labels["PL"] == "Польща"
    products = {value["label"] for value in found["product"]}
    titles = Publication.objects.filter(kind="product", language="uk")
    assert products <= set(titles.values_list("title", flat=True))
    assert "WUP Kraków" in {value["label"] for value in found["owner"]}


def test_another_language_stands_in_when_asked(client: Client, search_index) -> None:
    factories.practice(factories.branch(factories.partner()), title="Tylko po polsku")
    search_index()
    strict = answered(client, PRACTICES, lang="en")
    lenient = answered(client, PRACTICES, lang="en", fallback="1")
    assert "probna" not in numbers(strict, "owner")
    assert numbers(lenient, "owner")["probna"] == 1


def test_the_scheme_is_a_filter_of_its_own_name(client: Client) -> None:
    by_scheme = client.get("/api/v1/partners", {"partner-type": "ministry"}).json()
    by_name = client.get("/api/v1/partners", {"type": "ministry"}).json()
    assert by_scheme["items"] == by_name["items"]
    assert by_scheme["total"] == by_name["total"] > 0


def test_a_reader_who_has_them_is_told_when_they_change(
    client: Client, search_index
) -> None:
    address = f"{PRACTICES}?lang=pl&facets=1"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    # Published, but not yet followed: the list has it, the numbers do not.
    factories.practice(factories.branch(factories.partner()), title="Nowa")
    lagging = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert lagging.status_code == 200
    search_index()
    caught_up = client.get(address, headers={"If-None-Match": lagging["ETag"]})
    assert caught_up.status_code == 200
    assert numbers(caught_up.json(), "owner")["probna"] == 1


def test_they_are_null_while_the_index_is_made(client: Client, settings, tmp_path):
    settings.SEARCH_PATH = str(tmp_path / "none.sqlite3")
    data = answered(client, PRACTICES)
    assert data["facets"] is None
    assert data["total"] == 24


@pytest.mark.parametrize("kind", ["practices", "partners", "activities", "products"])
def test_they_cost_a_few_queries(client: Client, kind: str) -> None:
    client.get(f"/api/v1/{kind}?facets=1")
    with CaptureQueriesContext(connection) as captured:
        answered(client, f"/api/v1/{kind}", limit=100)
    used = len(captured)
    assert used <= query_budget("list") + FILTER_QUERIES + FACET_QUERIES


def labelled(client: Client, kind: str, scheme: str, language: str) -> dict[str, str]:
    found = answered(client, f"/api/v1/{kind}", lang=language)["facets"][scheme]
    return {value["code"]: value["label"] for value in found}


def test_what_is_no_vocabulary_has_words_too(client: Client, search_index) -> None:
    partner = factories.partner()
    page = exchange.practice(partner)
    board.board()
    offer_publish_again(
        offer=board.offer(partner, state="published", languages=["pl", "de"])
    )
    exchange.finding(activity())
    search_index()
    assert labelled(client, "offers", "direction", "pl") == {"offer": "Możemy pokazać"}
    assert labelled(client, "offers", "working-language", "uk")["de"] == "німецька"
    assert labelled(client, "findings", "verdict", "en") == {
        "adapt": "We will adapt it"
    }
    states = labelled(client, "practices", "confirmation", page.language)
    assert states["not-asked"] == "Jeszcze nie zapytano"
