"""What every answer under `/api/` has in common."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from headless.deposit.middleware import PREFIX as DEPOSIT_PREFIX
from headless.errors import problem_response

PREFIX = "/api/"
DETAILS = {
    404: "There is nothing at this address.",
    405: "This address does not answer this method.",
    500: "The server made a mistake; it has been logged.",
}
ALLOWED = "GET, HEAD, OPTIONS"
ALLOWED_FOR_FORMS = "GET, HEAD, POST, OPTIONS"
FORMS = re.compile(r"^/api/v1/forms/[^/]+$")


class ApiMiddleware:
    """Reading from anywhere, HEAD, and problem documents for every error.

    Errors that arise outside the API itself (unknown address, wrong method,
    refused host, a fault) are HTML when they get here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer requests under the prefix; pass all others on."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        if request.path_info.startswith(DEPOSIT_PREFIX):
            return self.deposit(request)
        if request.method == "OPTIONS":
            return preflight(request.path_info)
        head = request.method == "HEAD"
        if head:
            # Operations are declared for GET; the body is dropped below.
            request.method = "GET"
        response: HttpResponse = self.get_response(request)
        if response.status_code >= 400 and not is_json(response):
            response = as_problem(request, response)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = (
            "ETag, Content-Language, Retry-After"
        )
        if head:
            request.method = "HEAD"
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    def deposit(self, request: HttpRequest) -> HttpResponse:
        """Pass on whatever the method; no other site's scripts may deposit."""
        response = self.get_response(request)
        if response.status_code >= 400 and not is_json(response):
            response = as_problem(request, response)
        return response


def is_json(response: HttpResponse) -> bool:
    """Say whether an answer is JSON of some kind."""
    return "json" in response.headers.get("Content-Type", "")


def as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Turn an HTML error into a problem document; keep what the client needs."""
    status = response.status_code
    problem = problem_response(request, status, DETAILS.get(status, ""))
    for name in ("Allow", "Retry-After", "WWW-Authenticate"):
        if name in response.headers:
            problem[name] = response.headers[name]
    return problem


def preflight(path: str) -> HttpResponse:
    """Allow any site to read, drafts with their token, and to send forms."""
    allowed = ALLOWED_FOR_FORMS if FORMS.match(path) else ALLOWED
    response = HttpResponse(status=204)
    response["Allow"] = allowed
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = allowed
    response["Access-Control-Allow-Headers"] = (
        "Accept, Authorization, Content-Type, If-None-Match"
    )
    response["Access-Control-Max-Age"] = "86400"
    return response
