"""What every answer under `/api/` has in common."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from headless.deposit.middleware import PREFIX as DEPOSIT_PREFIX
from headless.errors import problem_response
from headless.guards import OWN_PREFIX, refused
from headless.handlers import FAULT, NOTHING_HERE, new_incident
from headless.timing import timed

PREFIX = "/api/"
DETAILS = {
    400: "The request could not be read, or names a host that is not served.",
    404: NOTHING_HERE,
    405: "This address does not answer this method.",
    412: "What the request takes for granted is not so.",
    500: FAULT,
    503: "The site is away for a moment.",
}
KEPT = ("Allow", "Retry-After", "WWW-Authenticate")
EXPOSED = "Allow, ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
SENT_BY_SCRIPTS = (
    "Accept, Authorization, Content-Type, If-Modified-Since, If-None-Match"
)
DAY = "86400"


class ApiMiddleware:
    """Limits, reading from anywhere, HEAD, OPTIONS, and problems for all errors.

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
        answer = timed(self.answer, request) if settings.DEBUG else self.answer(request)
        answer["Access-Control-Allow-Origin"] = "*"
        answer["Access-Control-Expose-Headers"] = EXPOSED
        return answer

    def deposit(self, request: HttpRequest) -> HttpResponse:
        """Count, and pass on; no other site's scripts may deposit."""
        response = refused(request) or self.get_response(request)
        if response.status_code >= 400 and not is_json(response):
            response = as_problem(request, response)
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        """Answer what is not refused at the door."""
        if request.path_info.startswith(OWN_PREFIX):
            # Whoever reads cookies may answer with one, and with Vary: Cookie.
            request.COOKIES = {}
        head = request.method == "HEAD"
        if head:
            # Operations are declared for GET; the body is dropped below.
            request.method = "GET"
        response = refused(request) or self.get_response(request)
        if request.method == "OPTIONS" and "Allow" in response.headers:
            return options(response.headers["Allow"])
        if response.status_code >= 400 and not is_json(response):
            response = as_problem(request, response)
        if "Allow" in response.headers:
            response["Allow"] = with_implied(response["Allow"])
        if head:
            request.method = "HEAD"
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response


def is_json(response: HttpResponse) -> bool:
    """Say whether an answer is JSON of some kind."""
    return "json" in response.headers.get("Content-Type", "")


def as_problem(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Turn an HTML error into a problem document; keep what the client needs."""
    status = response.status_code
    incident = new_incident(request) if status == 500 else None
    problem = problem_response(
        request, status, DETAILS.get(status, ""), incident=incident
    )
    for name in KEPT:
        if name in response.headers:
            problem[name] = response.headers[name]
    return problem


def options(allowed: str) -> HttpResponse:
    """Say what an address answers; allow any site to ask it.

    Operations know their methods and refuse OPTIONS by naming them.
    """
    response = HttpResponse(status=204)
    # There is nothing to have a type.
    del response["Content-Type"]
    response["Allow"] = with_implied(allowed)
    response["Access-Control-Allow-Methods"] = response["Allow"]
    response["Access-Control-Allow-Headers"] = SENT_BY_SCRIPTS
    response["Access-Control-Max-Age"] = DAY
    return response


def with_implied(allowed: str) -> str:
    """Add what every address answers: OPTIONS, and HEAD where GET is."""
    methods = {method.strip() for method in allowed.split(",")} | {"OPTIONS"}
    if "GET" in methods:
        methods.add("HEAD")
    return ", ".join(sorted(methods))
