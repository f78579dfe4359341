"""What practices, board and exchange hide leaves by no public door."""

import io
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from openpyxl import load_workbook

from accounts.models import User
from core.languages import LANGUAGE_CODES
from knowledge.exchange.confirmation_mail import request_token
from knowledge.models import ConfirmationRequest
from partners_exchange.chain.addresses import chain_path
from publication.checking import publication_differences
from publication.services import publication_refresh_dirty
from tests.crawl.exchange_secrets import Garden, Plant, grown
from tests.crawl.secrets import MARKER, PLACE
from tests.support.faults import nothing

pytestmark = pytest.mark.django_db
LISTS = (
    "practices",
    "resources",
    "products",
    "offers",
    "findings",
    "adoptions",
    "conditions",
    "topics",
    "countries",
    "activities",
    "partners",
    "sections",
)
COULD_IT_WORK = {
    "pl": "czy-to-zadziala",
    "en": "could-it-work",
    "uk": "chy-spratsiuie",
}
PAGES = (
    "/pl/",
    "/pl/oferty-i-potrzeby/",
    "/pl/tematy/",
    "/pl/kraje/",
    "/pl/feeds/news.xml",
    "/pl/feeds/activities.xml",
    "/pl/feeds/activities.ics",
    "/sitemap.xml",
    "/sitemap-1.xml",
    "/api/v1/changes?since=0&limit=1000",
    "/api/v1/vocabularies?lang=pl",
    "/api/v1/redirects?limit=100",
)
# Begun or inflected: what was typed is repeated on the page, so never whole.
ASKED = MARKER[:-1]


def list_addresses() -> Iterator[str]:
    """Yield every list, as data, as a file, and as a page."""
    yield from PAGES
    for name in LISTS:
        for query in (
            "lang=pl&view=full&facets=1",
            "lang=uk&fallback=1",
            "lang=pl&order=-changed",
        ):
            yield f"/api/v1/{name}?limit=100&{query}"
        for suffix in ("csv", "json", "xlsx"):
            yield f"/pl/export/{name}.{suffix}"
    for scope in ("first", "all"):
        yield f"/pl/szukaj/?q={ASKED}&s={scope}"
    for view in ("list", "table", "map"):
        yield f"/pl/dobre-praktyki/?view={view}&q={ASKED}"
    yield f"/pl/dobre-praktyki/?sort=newest&q={ASKED}"


def plant_addresses(plant: Plant) -> Iterator[str]:
    """Yield everything that somebody who once saw an object may ask for."""
    for query in ("lang=pl", "lang=uk&fallback=1"):
        yield f"/api/v1/{plant.plural}/{plant.key}?{query}"
    yield f"/api/v1/pages/{plant.key}?lang=pl"
    yield f"/id/{plant.kind}/{plant.key}"
    for language in LANGUAGE_CODES:
        yield f"/api/v1/chain/{plant.key}?lang={language}"
        yield chain_path(plant.key, language)
        yield f"/{language}/missing/{plant.key}/"
        yield f"/{language}/{COULD_IT_WORK[language]}/{plant.key}/"
    yield f"/pl/{COULD_IT_WORK['pl']}/{plant.key}/?here=gosc"
    yield f"/api/v1/adoptions?practice={plant.key}&lang=pl"
    if path := urlsplit(plant.path).path:
        yield path
        yield f"/api/v1/by-path?path={quote(path)}"
        for below in ("versions/", "versions/1-2/", "cite/bibtex/", "cite/csl-json/"):
            yield f"{path}{below}"


def confirmation_addresses(garden: Garden) -> list[str]:
    """Return the links by which owners are asked, of what they are asked about."""
    for page in garden.practices:
        ConfirmationRequest.objects.create(practice=page)
    requests = ConfirmationRequest.objects.filter(practice__in=garden.practices)
    return [f"/pl/potwierdzenie/{request_token(row)}/" for row in requests]


def text_of(client: Client, address: str) -> str:
    """Return everything an answer says; a workbook's cells among it."""
    cache.clear()
    response = client.get(address)
    assert response.status_code not in (500, 503), address
    raw = b"".join(response) if response.streaming else response.content
    if address.endswith(".xlsx") and response.status_code == 200:
        rows = load_workbook(io.BytesIO(raw)).active.iter_rows(values_only=True)
        return str(list(rows)).lower()
    return f"{raw.decode(errors='replace')} {response.headers}".lower()


def given_away(client: Client, addresses: Iterable[str]) -> set[str]:
    """Return the addresses whose answers say a marker.

    The list of redirects tells by design which addresses are gone.
    """
    found = set()
    for address in addresses:
        said = text_of(client, address)
        place = PLACE in said and PLACE not in address and "redirects" not in address
        if MARKER.lower() in said or place:
            found.add(address)
    return found


def test_each_door_shows_what_is_public_and_nothing_that_was_hidden(
    client: Client, search_index: Callable[[], int]
) -> None:
    garden = grown(User.objects.get(username="editor"))
    publication_refresh_dirty()
    search_index()
    nothing([str(found) for found in publication_differences()])
    addresses = [
        *list_addresses(),
        *(address for plant in garden.all for address in plant_addresses(plant)),
        *confirmation_addresses(garden),
    ]
    nothing(set(doors_that_should_show(garden)) - given_away(client, addresses))
    garden.hide()
    search_index()
    nothing(given_away(client, addresses))
    # And nothing comes back when what depends on it is projected again.
    publication_refresh_dirty()
    search_index()
    nothing(given_away(client, list_addresses()))
    nothing([str(found) for found in publication_differences()])


def doors_that_should_show(garden: Garden) -> Iterator[str]:
    """Yield doors of each kind that show the marker while it may be seen."""
    for name in ("practices", "offers", "findings", "adoptions", "conditions"):
        yield f"/api/v1/{name}?limit=100&lang=pl&view=full&facets=1"
        # Of conditions a table has no columns.
        for suffix in ("json",) if name == "conditions" else ("csv", "json", "xlsx"):
            yield f"/pl/export/{name}.{suffix}"
    yield f"/pl/szukaj/?q={ASKED}&s=first"
    yield f"/pl/dobre-praktyki/?view=table&q={ASKED}"
    yield "/pl/oferty-i-potrzeby/"
    yield "/sitemap.xml"
    for plant in garden.plants:
        yield f"/api/v1/{plant.plural}/{plant.key}?lang=pl"
        if plant.path:
            yield urlsplit(plant.path).path
    first = garden.practices[0]
    path = urlsplit(str(first.url)).path
    yield from (f"{path}versions/", f"{path}versions/1-2/", f"{path}cite/bibtex/")
    yield chain_path(first.translation_key, "pl")
    yield f"/api/v1/chain/{first.translation_key}?lang=pl"
    yield f"/pl/{COULD_IT_WORK['pl']}/{first.translation_key}/?here=gosc"
