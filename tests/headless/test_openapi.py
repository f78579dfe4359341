"""The description: typed, honest, stored, and true of what is served."""

from typing import Any

import pytest
from django.core.management import call_command
from ninja import Query

from headless.errors import PROBLEM_TYPE
from headless.openapi import ProblemAPI
from headless.parameters import PathQuery, known_parameters
from headless.schemas import document_schema, summary_schema
from tests.headless import sample


@pytest.fixture
def schema() -> dict:
    return sample.api.get_openapi_schema(path_prefix="api/v1/")


def test_problems_have_their_media_type(schema):
    answers = schema["paths"]["/api/v1/news/{key}"]["get"]["responses"]
    assert set(answers[404]["content"]) == {PROBLEM_TYPE}
    assert set(answers[200]["content"]) == {"application/json"}


def test_every_operation_says_what_may_go_wrong(schema):
    for address, methods in schema["paths"].items():
        for method, operation in methods.items():
            answers = operation["responses"]
            wanted = {400, 405, 413, 414, 422, 429, 500, 503}
            if method == "get":
                wanted |= {304, 412}
            assert wanted <= set(answers), address
    shared = schema["components"]["responses"]
    assert set(shared["Status429"]["content"]) == {PROBLEM_TYPE}
    assert "content" not in shared["Status304"]


def test_the_parameters_of_an_operation_are_found():
    """They are kept in a private place of ninja, where no release note is due."""
    api = ProblemAPI(urls_namespace="api_parameters")

    @api.get("/some")
    def some(request: Any, query: Query[PathQuery], count: int = 0) -> None:
        """Do nothing."""

    assert known_parameters(some) == {"path", "count"}


def test_documents_are_told_apart_by_kind(schema):
    answer = schema["paths"]["/api/v1/pages/{key}"]["get"]["responses"][200]
    content = answer["content"]["application/json"]["schema"]
    assert content["discriminator"]["mapping"] == {
        "sample-news": "#/components/schemas/SampleNewsDocument",
        "sample-partner": "#/components/schemas/SamplePartnerDocument",
    }


def test_filters_are_described(schema):
    parameters = schema["paths"]["/api/v1/news"]["get"]["parameters"]
    names = {parameter["name"] for parameter in parameters}
    assert names == {
        "lang", "fallback", "limit", "cursor", "order", "view", "facets",
        "topic", "year",
    }  # fmt: skip


@pytest.mark.django_db
def test_what_is_sent_is_what_is_described():
    news = next(kind for kind in sample.KINDS if kind.kind == "sample-news")
    row = sample.publish("Tytuł")
    document_schema(news).model_validate(row.document)
    summary_schema(news).model_validate(row.data)


def test_the_stored_description_is_up_to_date():
    call_command("openapi", "--check")
