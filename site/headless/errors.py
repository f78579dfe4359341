"""Errors of the machine doors: problem documents (RFC 9457), made in one place."""

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel, Field

PROBLEM_TYPE = "application/problem+json"

# What a status means when nothing more is known.
CODES = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    410: "withdrawn",
    413: "too-large",
    415: "unsupported-media-type",
    422: "invalid-parameters",
    429: "too-many-requests",
    500: "server-error",
    503: "unavailable",
}


class ParameterError(BaseModel):
    """What is wrong with one parameter."""

    parameter: str = Field(description="Name of the parameter.")
    message: str


class LanguageLink(BaseModel):
    """A language in which the object exists."""

    language: str
    path: str


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str = Field("about:blank", description="Always about:blank; see `code`.")
    title: str = Field(description="Short name of the status.")
    status: int
    code: str = Field(description="What went wrong, for programs: stable names.")
    detail: str = Field("", description="What went wrong, for people.")
    instance: str = Field("", description="Path of the request.")
    errors: list[ParameterError] | None = Field(
        None, description="Parameters that were refused (422)."
    )
    languages: list[LanguageLink] | None = Field(
        None, description="Languages that exist instead (404, 410)."
    )


class ProblemError(Exception):
    """Raised by selectors and views; becomes a problem document."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        code: str = "",
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers = dict(headers or {})
        self.detail = detail
        self.code = code or CODES.get(status, "error")
        self.more = more


def invalid(parameter: str, message: str) -> ProblemError:
    """Return the problem of one refused parameter."""
    return ProblemError(
        422,
        f"{parameter}: {message}",
        errors=[ParameterError(parameter=parameter, message=message)],
    )


def problem_response(
    request: HttpRequest, status: int, detail: str = "", code: str = "", **more: Any
) -> HttpResponse:
    """Return a problem document; errors are never kept by caches."""
    try:
        title = HTTPStatus(status).phrase
    except ValueError:
        title = "Error"
    problem = Problem(
        title=title,
        status=status,
        code=code or CODES.get(status, "error"),
        detail=detail,
        instance=request.path,
        **more,
    )
    content = problem.model_dump(mode="json", exclude_none=True)
    response = HttpResponse(
        json.dumps(content, ensure_ascii=False),
        status=status,
        content_type=PROBLEM_TYPE,
    )
    response["Cache-Control"] = "no-store"
    return response


def install_error_handlers(api: NinjaAPI) -> None:
    """Let every error of the API become a problem document."""
    handlers: dict[type[Exception], Any] = {
        ProblemError: _on_problem,
        ValidationError: _on_validation,
        HttpError: _on_http_error,
        Http404: _on_not_found,
        Exception: _on_fault,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def _on_problem(request: HttpRequest, error: ProblemError) -> HttpResponse:
    response = problem_response(
        request, error.status, error.detail, error.code, **error.more
    )
    for name, value in error.headers.items():
        response[name] = value
    return response


def _on_validation(request: HttpRequest, error: ValidationError) -> HttpResponse:
    found = list(_parameter_errors(error.errors))
    detail = "; ".join(f"{item.parameter}: {item.message}" for item in found)
    status = 422
    if any(item["loc"][0] == "path" for item in error.errors):
        # An identifier that cannot be one names nothing.
        status, detail = 404, "There is nothing at this address."
        return problem_response(request, status, detail)
    return problem_response(request, status, detail, errors=found)


def _parameter_errors(errors: Iterable[dict[str, Any]]) -> Iterable[ParameterError]:
    for error in errors:
        yield ParameterError(parameter=str(error["loc"][-1]), message=str(error["msg"]))


def _on_http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem_response(request, error.status_code, str(error))


def _on_not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem_response(request, 404, "There is nothing at this address.")


def _on_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Let Django log and signal it; the middleware makes the document."""
    raise error
