"""One crawl for all tests of this folder."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from publication.models import Publication
from tests.crawl.crawler import Crawl, crawl
from tests.support import ships_empty
from tests.support.page_types import Example, examples


@dataclass(frozen=True, slots=True)
class Surveyed:
    """The site with something of every kind.

    Attributes:
        crawl: Everything the site links to.
        documents: What the API answers for every public path.
    """

    crawl: Crawl
    documents: dict[str, Any]


@pytest.fixture(scope="session")
def surveyed(django_db_setup: None, django_db_blocker: Any) -> Surveyed:
    """The site once there is something of every kind, as pages and as data."""
    with django_db_blocker.unblock(), transaction.atomic():
        ships_empty.write()
        found = Surveyed(crawl(), documents())
        transaction.set_rollback(True)
        return found


def documents() -> dict[str, Any]:
    """Return the document of every public path."""
    client = Client()
    rows = Publication.objects.filter(withdrawn_at=None).exclude(path="")
    found = {}
    for path in rows.order_by("path").values_list("path", flat=True):
        answer = client.get("/api/v1/by-path", {"path": path})
        assert answer.status_code == 200, path
        found[path] = answer.json()
    return found


@pytest.fixture(scope="session")
def site(surveyed: Surveyed) -> Crawl:
    """Everything the site links to."""
    return surveyed.crawl


@pytest.fixture(scope="session")
def page_types(django_db_setup: None, django_db_blocker: Any) -> list[Example]:
    """An address of every page type and language."""
    with django_db_blocker.unblock():
        return examples()
