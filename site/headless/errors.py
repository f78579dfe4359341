"""Errors of the machine doors: problem documents (RFC 9457), made in one place."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
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
    411: "length-required",
    412: "precondition-failed",
    413: "too-large",
    414: "address-too-long",
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
    incident: str | None = Field(
        None, description="Name of the fault in the server's log (500, 503)."
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
    response["Content-Length"] = str(len(response.content))
    return response
