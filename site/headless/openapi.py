"""The OpenAPI document: what every operation has in common is added here."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from headless.errors import PROBLEM_TYPE
from headless.responses import About, cacheable, digest

SAFE = ("GET", "HEAD")
# What may answer any request; 405 answers methods that have no operation.
ANYWHERE = {
    400: "The request could not be read.",
    405: "The address does not answer this method; `Allow` names those it does.",
    413: "The body is too large.",
    414: "The query is too long.",
    429: "Too many requests; `Retry-After` says when to come again.",
    500: "A fault of the server; `incident` names it in the log.",
    503: "The server is away for a moment; `Retry-After` says for how long.",
}
CONDITIONAL = {
    304: "Not modified: the reader has it already (If-None-Match, If-Modified-Since).",
    412: "A precondition failed (If-Match, If-Unmodified-Since).",
}


class ProblemAPI(NinjaAPI):
    """An API whose errors are problem documents, in its description as well."""

    _described: dict[str | None, OpenAPISchema] | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(docs_decorator=kept, **kwargs)

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, **kwargs: Any
    ) -> OpenAPISchema:
        """Return the description; made once, for the code decides it."""
        self._described = self._described or {}
        if path_prefix not in self._described:
            schema = super().get_openapi_schema(path_prefix=path_prefix, **kwargs)
            self._described[path_prefix] = with_common_answers(schema)
        return self._described[path_prefix]


def with_common_answers(schema: OpenAPISchema) -> OpenAPISchema:
    """Declare what any operation may answer; give errors their media type."""
    components = schema["components"]
    shared = components["responses"] = {}
    for path in schema["paths"].values():
        for method, operation in path.items():
            answers = operation["responses"]
            for status, answer in answers.items():
                content = answer.get("content", {})
                if int(status) >= 400 and "application/json" in content:
                    answer["content"] = {PROBLEM_TYPE: content["application/json"]}
            common = ANYWHERE | (CONDITIONAL if method == "get" else {})
            for status, description in common.items():
                name = f"Status{status}"
                shared[name] = common_answer(status, description)
                answers.setdefault(status, {"$ref": f"#/components/responses/{name}"})
            operation["responses"] = dict(sorted(answers.items()))
    return schema


def common_answer(status: int, description: str) -> dict[str, Any]:
    """Return the description of an answer that many operations share."""
    if status < 400:
        return {"description": description}
    problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": description, "content": {PROBLEM_TYPE: problem}}


def kept(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let caches keep the description and its pages; made once in a process."""
    made: dict[str, tuple[bytes, str]] = {}

    def cached(request: HttpRequest, **arguments: Any) -> HttpResponse:
        if request.method not in SAFE:
            return HttpResponseNotAllowed(SAFE)
        if request.path not in made:
            answer = view(request, **arguments)
            made[request.path] = (answer.content, answer["Content-Type"])
        content, content_type = made[request.path]
        about = About(etag=digest(content), languages=["en"], surrogates="site")
        return cacheable(request, content, about, content_type)

    return cached
