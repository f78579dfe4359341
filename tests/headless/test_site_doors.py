"""Vocabularies, menus and settings, on the seeded content."""

import pytest

from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db
ROOT = "/api/v1"
LANGUAGES = ["pl", "en", "uk"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_vocabularies(client, django_assert_num_queries, language):
    with django_assert_num_queries(1):
        response = client.get(f"{ROOT}/vocabularies", {"lang": language})
    assert response["Content-Language"] == language
    found = {item["scheme"]: item for item in response.json()["items"]}
    assert set(found) == set(Scheme.values)
    topic = {"pl": "Tematy", "en": "Topics", "uk": "Теми"}[language]
    assert found["topic"]["label"] == {"text": topic, "language": language}
    assert found["topic"]["number"] > 0


@pytest.mark.parametrize("scheme", ["nothing", "TOPIC", "topic,country", "%00"])
def test_unknown_vocabulary(client, scheme):
    response = client.get(f"{ROOT}/vocabularies/{scheme}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["topic", "county", "country"])
def test_concepts_in_their_order(client, django_assert_num_queries, scheme, language):
    with django_assert_num_queries(3):
        response = client.get(f"{ROOT}/vocabularies/{scheme}", {"lang": language})
    found = response.json()
    assert {item["scheme"] for item in found["items"]} == {scheme}
    orders = [item["order"] for item in found["items"]]
    assert orders == sorted(orders)
    assert found["total"] == len(found["items"]) > 0
    sizes = client.get(f"{ROOT}/vocabularies").json()["items"]
    size = next(item["number"] for item in sizes if item["scheme"] == scheme)
    assert found["total"] == size


def test_a_long_vocabulary_has_pages(client):
    codes: list[str] = []
    address = f"{ROOT}/vocabularies/country?limit=2"
    while address:
        response = client.get(address)
        codes += [item["code"] for item in response.json()["items"]]
        address = response.get("Link", "").partition(">")[0].removeprefix("<")
    assert len(codes) == len(set(codes)) == response.json()["total"] > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus(client, django_assert_num_queries, language):
    names = [
        item["name"]
        for item in client.get(f"{ROOT}/menus", {"lang": language}).json()["items"]
    ]
    assert set(names) == {"main", "footer"}
    for name in names:
        with django_assert_num_queries(1):
            response = client.get(f"{ROOT}/menus/{name}", {"lang": language})
        menu = response.json()
        assert (menu["kind"], menu["name"]) == ("menu", name)
        assert menu["items"]
        key = menu["key"]
        assert client.get(f"{ROOT}/pages/{key}?lang={language}").json() == menu


@pytest.mark.parametrize("name", ["nothing", "Main", "main%00", "%FF", "a" * 500])
def test_unknown_menu(client, name):
    response = client.get(f"{ROOT}/menus/{name}")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("language", LANGUAGES)
def test_settings(client, django_assert_num_queries, language):
    with django_assert_num_queries(1):
        response = client.get(f"{ROOT}/settings", {"lang": language})
    found = response.json()
    assert (found["kind"], found["language"]) == ("settings", language)
    assert found["site_name"]


def test_the_index_leads_to_every_operation(client):
    """A reader who starts at the index finds all there is."""
    schema = client.get(f"{ROOT}/openapi.json").json()
    links = client.get(f"{ROOT}/").json()["links"]
    lists = links.pop("lists")
    links |= links.pop("more")
    known = {plain(address) for address in links.values()}
    for address in lists.values():
        known |= {plain(address), f"{plain(address)}/{{}}"}
    assert {plain(path) for path in schema["paths"]} - known - {f"{ROOT}/"} == set()
    described = {plain(path) for path in schema["paths"]}
    doors = {plain(address) for address in [*links.values(), *lists.values()]}
    assert doors - described == {f"{ROOT}/openapi.json", f"{ROOT}/docs/"}


def plain(address: str) -> str:
    """Return an address without host, query and names of its parts."""
    path = address.removeprefix("http://testserver").partition("?")[0]
    return "/".join("{}" if part.startswith("{") else part for part in path.split("/"))
