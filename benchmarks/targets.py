"""What is measured: one address of each kind of page and endpoint.

A budget stands beside the address it is for, in processor milliseconds a
request. Budgets hold with no cache in front and for every number of records.
"""

import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import APIToken, Page

from benchmarks.client import Client
from benchmarks.measure import Target
from publication.models import Publication, PublicationTerm
from publication.selectors import Order, publication_list

ENTRY_MS, LIST_MS, FULL_LIST_MS, UNCHANGED_MS = 2.0, 3.0, 4.0, 1.5
# A filter asks one query more than a list without.
FILTERED_LIST_MS = 4.0
LIST = "/api/v1/practices?lang=pl&limit=20"
V3 = "/api/v3-preview/pages"
V3_LIST = f"{V3}/?type=knowledge.PracticePage&locale=pl&limit=20"
# Ours must take at most a quarter of what Wagtail's own API takes.
V3_RATIO = 4.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two targets that answer the same question, ours and Wagtail's."""

    ours: str
    theirs: str


COMPARISONS = (
    Comparison("entry by path", "Wagtail v3 page"),
    Comparison("list of 20", "Wagtail v3 list"),
)


def first_path(kind: str) -> str:
    """Return the address of the first public object of a kind, in Polish."""
    listing = publication_list(kinds=[kind], language="pl", order=Order.TITLE, limit=1)
    return listing.items[0].path


def page_targets() -> list[tuple[str, str]]:
    """Return the name and address of every page for people that is measured."""
    return [
        ("home", "/pl/"),
        ("history", first_path("history")),
        ("news list", "/pl/aktualnosci/"),
        ("news page", first_path("news")),
        ("activity", first_path("activity")),
        ("partner list", "/pl/partnerzy/"),
        ("partner page", first_path("partner")),
        ("practice list", "/pl/dobre-praktyki/"),
        ("practice page", first_path("practice")),
        ("search", "/pl/szukaj/?q=doradztwo"),
    ]


def api_targets(port: int) -> list[Target]:
    """Return what is measured of the API, found by asking the server itself."""
    client = Client(port)
    row = practice()
    path, key = row.path, row.key
    entry = f"/api/v1/pages/{key}"
    found = [
        Target("entry by path", f"/api/v1/by-path?path={path}", ENTRY_MS),
        Target("entry by key", entry, ENTRY_MS),
        Target("entry, unchanged", entry, UNCHANGED_MS, **unchanged(client, entry)),
        Target("list of 20", LIST, LIST_MS),
        Target("list, second page", second_page(client), LIST_MS),
        Target("list of a topic", f"{LIST}&topic={topic(key)}", FILTERED_LIST_MS),
        Target("list with fallback", f"{LIST}&fallback=1", LIST_MS),
        Target("list, whole", f"{LIST}&view=full", FULL_LIST_MS),
        Target("list, unchanged", LIST, UNCHANGED_MS, **unchanged(client, LIST)),
    ]
    changes = "/api/v1/changes?since=0&limit=20"
    if client.get(changes).status == 200:
        found.append(Target("changes", changes, LIST_MS))
    return found


def v3_targets() -> list[Target]:
    """Return the same page and list at Wagtail's own API."""
    headers = {"Authorization": f"Bearer {bearer_token()}"}
    return [
        Target("Wagtail v3 page", f"{V3}/{practice_page().pk}/", headers=headers),
        Target("Wagtail v3 list", V3_LIST, headers=headers),
    ]


def html_targets() -> list[Target]:
    """Return the same page and list as people get them."""
    return [
        Target("HTML page", practice().path),
        Target("HTML list", "/pl/dobre-praktyki/"),
    ]


def practice() -> Publication:
    """Return a seeded practice in Polish: the one longest in the log."""
    rows = Publication.objects.filter(kind="practice", language="pl", withdrawn_at=None)
    return rows.earliest("sequence")


def practice_page() -> Page:
    """Return the page that the practice is made from."""
    pages = Page.objects.filter(locale__language_code="pl")
    return pages.get(translation_key=practice().key)


def unchanged(client: Client, address: str) -> dict[str, Any]:
    """Return what makes a request one of a reader who has the answer."""
    return {
        "status": 304,
        "headers": {"If-None-Match": client.get(address).headers["ETag"]},
    }


def second_page(client: Client) -> str:
    """Return the address of the list's second page."""
    return f"{LIST}&cursor={json.loads(client.get(LIST).content)['next']}"


def topic(key: uuid.UUID) -> str:
    """Return a topic of an object."""
    terms = PublicationTerm.objects.filter(publication__key=key, scheme="topic")
    return terms.values_list("code", flat=True)[0]


def bearer_token() -> str:
    """Return a new token of an administrator."""
    user = get_user_model()._default_manager.filter(is_superuser=True).earliest("pk")
    _token, text = APIToken.create_token(user=user, name="benchmark")
    return str(text)
