"""Requests made up from the description: every answer is one it allows.

schemathesis sends what the description permits and what it does not, to the
real application on the seeded content. The same requests come each time.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings, strategies
from schemathesis import GenerationMode, checks
from schemathesis.specs.openapi import checks as openapi_checks

from config.management.commands.openapi import openapi_text
from config.wsgi import application
from publication.models import Publication
from tests.layout.project import ROOT

DESCRIPTION = ROOT / "docs" / "api" / "openapi.json"
EXAMPLES = 8
METHODS = {"get", "post", "put", "patch", "delete"}
KEPT = (
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
)

pytestmark = pytest.mark.django_db


def operations() -> list[tuple[str, str]]:
    """Return every operation of the stored description."""
    paths = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["paths"]
    return [
        (method, path)
        for path, methods in sorted(paths.items())
        for method in sorted(METHODS & methods.keys())
    ]


@pytest.fixture(scope="module")
def schema() -> Any:
    """The description of the code as it is, bound to the application."""
    found = schemathesis.openapi.from_dict(json.loads(openapi_text()))
    found.app = application
    found.config.update(base_url="http://localhost")
    return found


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Keep the test's database open when a request ends, as Django's client does."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def known() -> dict[str, list[str]]:
    """Values that lead to something: made-up keys never do."""
    rows = Publication.objects.filter(withdrawn_at=None).order_by("sequence")
    return {
        "key": [str(key) for key in rows.values_list("key", flat=True)],
        "path": [path for path in rows.values_list("path", flat=True) if path],
        "scheme": ["topic", "county"],
        "name": ["main", "footer"],
    }


def described(method: str, path: str) -> dict[str, Any]:
    """Return an operation as it is stored."""
    paths = json.loads(DESCRIPTION.read_text(encoding="utf-8"))["paths"]
    return paths[path][method]


TAKE_VALUES = [
    (method, path)
    for method, path in operations()
    if described(method, path).keys() & {"requestBody"}
    or described(method, path)["parameters"]
]
NAME = re.compile(r"\{(\w+)\}")
FIND_SOMETHING = [
    (method, path)
    for method, path in operations()
    if NAME.search(path) or path.endswith("/by-path")
]


def try_out(strategy: Any, examples: int = EXAMPLES) -> Any:
    """Return a decorator that calls a function with the same cases each time."""
    chosen = settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    return lambda function: chosen(given(**strategy)(function))()


@pytest.mark.parametrize(("method", "path"), operations())
def test_what_is_permitted(schema, method, path):
    operation = schema[path][method.upper()]

    @try_out({"case": operation.as_strategy(generation_mode=GenerationMode.POSITIVE)})
    def ask(case: Any) -> None:
        case.call_and_validate(checks=KEPT)


@pytest.mark.parametrize(("method", "path"), TAKE_VALUES)
def test_what_is_not_permitted(schema, method, path):
    operation = schema[path][method.upper()]

    @try_out({"case": operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)})
    def ask(case: Any) -> None:
        case.call_and_validate(checks=KEPT)


@pytest.mark.parametrize(("method", "path"), FIND_SOMETHING)
def test_what_leads_to_something(schema, known, method, path):
    operation = schema[path][method.upper()]
    name = match[1] if (match := NAME.search(path)) else "path"
    statuses = set()

    @try_out(
        {
            "case": operation.as_strategy(generation_mode=GenerationMode.POSITIVE),
            "value": strategies.sampled_from(known[name]),
        },
        examples=EXAMPLES * 2,
    )
    def ask(case: Any, value: str) -> None:
        place = case.path_parameters if NAME.search(path) else case.query
        place[name] = value
        statuses.add(case.call_and_validate(checks=KEPT).status_code)

    if path in {"/api/v1/pages/{key}", "/api/v1/by-path", "/api/v1/menus/{name}"}:
        assert 200 in statuses, "Some of what is asked for exists"


@pytest.mark.parametrize("path", sorted({path for _method, path in operations()}))
def test_methods_that_nobody_described(client, path):
    taken = {method for method, known_path in operations() if known_path == path}
    address = NAME.sub("00000000-0000-4000-8000-000000000000", path)
    for method in sorted(METHODS - taken):
        response = client.generic(method.upper(), address)
        assert response.status_code == 405, method
        assert response["Content-Type"] == "application/problem+json"
        allowed = set(response["Allow"].lower().split(", "))
        assert allowed - {"head", "options"} == taken


@pytest.mark.parametrize(("method", "path"), operations())
@pytest.mark.parametrize("media_type", ["text/plain", "application/xml", "a/b;c"])
def test_other_media_types(client, method, path, media_type):
    address = NAME.sub("00000000-0000-4000-8000-000000000000", path)
    response = client.generic(method.upper(), address, "{}", content_type=media_type)
    answers = described(method, path)["responses"]
    assert str(response.status_code) in answers
