"""What is not public leaves by no door: everything hidden, every public address."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.core.cache import cache
from django.test import Client

from config.api import api
from core.languages import LANGUAGE_CODES
from publication.models import Publication
from search.followers import search_follower
from tests.crawl.crawler import crawl
from tests.crawl.secrets import (
    KNOWN_PUBLIC,
    LIKE_MARKER,
    MARKER,
    NEVER,
    PLACE,
    Planted,
    plant,
)
from tests.support.faults import nothing

pytestmark = pytest.mark.django_db

VALUES = {
    "cursor": [""],
    "fallback": ["0", "1"],
    "lang": LANGUAGE_CODES,
    "limit": ["100"],
    "order": ["-date", "title", "-changed"],
    "since": ["0"],
    "view": ["full", "summary"],
    "year": ["", "2026"],
}
DECIDING = ("fallback", "lang", "limit", "since", "view")
SEARCH = {"pl": "szukaj", "en": "search", "uk": "poshuk"}
# Begun, misspelt and inflected: what is asked for is repeated, so never whole.
ASKED = (MARKER[:-1], MARKER[:5], f"{MARKER[:-3]}kan", LIKE_MARKER)


@pytest.fixture
def on_commit(tmp_path, settings, django_capture_on_commit_callbacks):
    """Run followers after a change, on a search file of this test's own."""
    settings.SEARCH_PATH = str(tmp_path / "search.sqlite3")
    search_follower.catch_up()
    return lambda: django_capture_on_commit_callbacks(execute=True)


def queries(names: list[str]) -> Iterator[str]:
    """Yield every combination of the values that decide what is said.

    The others change which part of a list is said, or in what order: each of their
    values is tried with every language.
    """
    known = [name for name in names if name in DECIDING]
    for chosen in product(*(VALUES[name] for name in known)):
        yield urlencode(filled(zip(known, chosen, strict=True)))
    for name in names:
        for value in VALUES.get(name, ()) if name not in DECIDING else ():
            for language in VALUES["lang"] if "lang" in names else [""]:
                yield urlencode(filled([("lang", language), (name, value)]))


def filled(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return parameters without the empty ones; of lists the whole."""
    return {name: value for name, value in pairs if value}


def api_addresses(planted: Planted) -> Iterator[str]:
    """Yield every reading operation with everything one may know or guess."""
    for path, operations in api.get_openapi_schema()["paths"].items():
        if "get" not in operations:
            continue
        parameters = operations["get"].get("parameters", [])
        names = [item["name"] for item in parameters if item["in"] == "query"]
        if "path" in names:
            yield from (f"{path}?path={quote(known)}" for known in planted.paths)
        for place in places(path, planted):
            yield from (f"{place}?{query}" for query in queries(names))


def places(path: str, planted: Planted) -> list[str]:
    """Return a path with every key, or name, in its place."""
    if "{key}" in path:
        keys = {*planted.keys, *KNOWN_PUBLIC}
        return [path.replace("{key}", key) for key in sorted(keys)]
    if "{" in path:
        head = path.partition("{")[0]
        return [head + name for name in ("main", "footer", "country", "topic")]
    return [path]


def other_addresses(planted: Planted) -> Iterator[str]:
    """Yield what is neither linked nor in the API's description."""
    yield from ("/sitemap.xml", "/robots.txt", "/", "/api/v1/openapi.json")
    for key, kind in [*planted.keys.items(), *((key, "page") for key in KNOWN_PUBLIC)]:
        yield f"/id/{kind}/{key}"
        for language in LANGUAGE_CODES:
            yield f"/{language}/missing/{key}/"
    for language in LANGUAGE_CODES:
        for feed in ("news.xml", "activities.xml", "activities.ics"):
            yield f"/{language}/feeds/{feed}"
        for words in ASKED:
            yield f"/{language}/{words.lower()}/"
            page = f"/{language}/{SEARCH[language]}/"
            asked = f"q={words}&lang={language}"
            for scope in ("first", "only", "all"):
                yield f"{page}?q={words}&s={scope}"
                yield f"/api/v1/search?{asked}&scope={scope}&facets=1&limit=100"
            yield f"{page}atom.xml?q={words}&s=all"
            yield f"/api/v1/search/suggest?{asked}"
    yield from planted.paths
    yield from planted.cursors
    yield from planted.files


def gives_away(address: str, text: str) -> bool:
    """Say whether an answer, in small letters, says what nobody may read.

    Whoever asks for an address knows it; nobody else learns it. The list of
    redirects tells by design which addresses are gone.
    """
    place = NEVER if address.startswith("/api/v1/redirects") else PLACE
    return MARKER.lower() in text or (place in text and place not in address)


def anywhere(_address: str) -> bool:
    """Choose every address."""
    return True


def given_away(
    client: Client, planted: Planted, chosen: Callable[[str], bool] = anywhere
) -> list[str]:
    """Return the addresses whose answers say a marker."""
    found = []
    every = {*api_addresses(planted), *other_addresses(planted)}
    for address in filter(chosen, every):
        cache.clear()
        response = client.get(address)
        assert response.status_code != 500, address
        raw = b"".join(response) if response.streaming else response.content
        text = f"{raw.decode(errors='replace')} {response.headers}".lower()
        if gives_away(address, text):
            found.append(address)
    return found


def crawled_away(until: str = "") -> list[str]:
    """Return the pages that readers reach by links and that say a marker.

    Args:
        until: An address that is enough, when it is among them.
    """
    found: list[str] = []

    def look(address: str, body: bytes) -> None:
        if gives_away(address, body.decode(errors="replace").lower()):
            found.append(address)

    crawl(look, until=lambda: until in found)
    return found


def test_nothing_hidden_is_given_away(client, on_commit):
    planted = plant(on_commit, client)
    nothing(given_away(client, planted))
    nothing(crawled_away())


def test_the_net_has_no_hole(client, on_commit):
    """A leak on purpose is found by every kind of door."""
    with on_commit():
        row = Publication.objects.filter(kind="news", language="pl").first()
        assert row is not None
        leak(row)
    doors = ("/pl/", "/api/v1/news?", "/api/v1/by-path", f"/api/v1/pages/{row.key}")
    planted = Planted(keys={str(row.key): "news"}, paths={row.path})
    seen = given_away(client, planted, lambda address: address.startswith(doors))
    for address in (
        "/pl/feeds/news.xml",
        f"/api/v1/by-path?path={quote(row.path)}",
        f"/pl/szukaj/?q={MARKER[:-1]}&s=first",
    ):
        assert address in seen, sorted(seen)[:40]
    for door in ("/api/v1/news?", f"/api/v1/pages/{row.key}?"):
        assert any(address.startswith(door) for address in seen), door
    assert "/pl/aktualnosci/" in crawled_away(until="/pl/aktualnosci/")


def leak(row: Publication) -> None:
    """Write the marker where a faulty projection would."""
    for column in ("summary", "body"):
        data: dict[str, Any] = json.loads(bytes(getattr(row, column)))
        data["title"] = data["summary"] = f"{MARKER} wyciekł"
        setattr(row, column, json.dumps(data).encode())
    row.title = row.search_summary = f"{MARKER} wyciekł"
    row.save()
    search_follower.apply([row])
