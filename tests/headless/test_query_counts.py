"""Every operation of the API keeps to its number of queries, however much there is."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.generate import add_batch, templates_by_key, terms_of
from config.api import api
from headless.budgets import FILTER_QUERIES, query_budget
from headless.registry import kinds
from home.models import ContactPage
from publication.models import Publication, PublicationTerm

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_kind")]

ROOT = "/api/v1"
NAMES = {"name": "main", "scheme": "topic"}
# What an operation that belongs to no kind is asked about.
OF_ANOTHER_KIND = {"chain": "practice", "practice_versions": "practice"}
# Draws a draft by a token of its own: its queries are the projection's.
PREVIEW = "preview"
VIEWS = ("", "view=full", "fallback=1", "order=title", "view=full&fallback=1")


def operations() -> Iterator[tuple[str, str]]:
    """Yield the id and the path of every operation that reads."""
    for _prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if "GET" in operation.methods and operation.operation_id != PREVIEW:
                    yield operation.operation_id, path


def kind_of(operation: str) -> str:
    name = operation.removeprefix("read_").replace("_", "-")
    return name if name in kinds else OF_ANOTHER_KIND.get(operation, "news")


def address(operation: str, path: str) -> str:
    """Return an address that the operation answers, without a query."""
    row = Publication.objects.filter(
        kind=kind_of(operation), language="pl", withdrawn_at=None
    ).first()
    assert row is not None, operation
    key = ContactPage.objects.live().earliest("pk").translation_key
    filled = path.format(key=key if operation == "form" else row.key, **NAMES)
    return f"{ROOT}{filled}" + (f"?path={row.path}" if operation == "by_path" else "")


def questions() -> Iterator[tuple[str, str, int]]:
    """Yield id, address and budget of everything that can be asked."""
    for operation, path in operations():
        budget = query_budget(operation)
        base = address(operation, path)
        yield operation, base, budget
        if operation.startswith("list_") and "{" not in path:
            for view in VIEWS:
                yield operation, f"{base}?limit=100&{view}".rstrip("&"), budget
            (kind,) = (item for item in kinds.values() if f"/{item.plural}" == path)
            for name, scheme in kind.filters.items():
                code = a_code(kind.kind, scheme)
                asked = f"{base}?limit=100&{name}={code}"
                yield operation, asked, budget + FILTER_QUERIES


def a_code(kind: str, scheme: str) -> str:
    terms = PublicationTerm.objects.filter(publication__kind=kind, scheme=scheme)
    return terms.values_list("code", flat=True).first() or "none"


def over_budget(client) -> list[str]:
    found = []
    for operation, asked, budget in questions():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(asked)
        assert response.status_code == 200, (asked, response.content[:300])
        if len(queries) > budget:
            found.append(f"{operation} {asked}: {len(queries)} of {budget}")
    return found


def test_every_operation_declares_its_queries():
    for operation, _path in operations():
        assert query_budget(operation) >= 0


def test_an_operation_without_a_budget_is_noticed():
    with pytest.raises(KeyError):
        query_budget("unheard_of")


def test_few_records(client):
    for kind in kinds:
        keys = Publication.objects.filter(kind=kind).values_list("key", flat=True)
        kept = keys.order_by("sequence").first()
        Publication.objects.filter(kind=kind).exclude(key=kept).delete()
    assert over_budget(client) == []


def test_a_hundred_records_of_each_kind(client):
    for kind in kinds:
        versions = list(templates_by_key([kind]).values())[:1]
        if versions:
            present = Publication.objects.count()
            add_batch(versions, terms_of(versions[0]), present, 300)
    practices = Publication.objects.filter(kind="practice", language="pl")
    assert practices.count() > 100
    assert over_budget(client) == []
