"""The gate before Wagtail's management API."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.api.v3.auth import BearerTokenAuth
from wagtail.api.v3.querysets import get_pages_queryset

from accounts.models import User
from headless.deposit.body import check_body
from headless.errors import ProblemError, problem_response

PREFIX = "/api/v3-preview"
# The API has doors for sites, snippets, redirects, pictures and files as well.
# Depositing a record needs none of them.
OPEN = frozenset({"", "concepts", "docs", "openapi.json", "pages", "schema", "whoami"})
CHALLENGE = 'Bearer realm="deposit"'


class DepositMiddleware:
    """Let in who has a token, and show them only the pages they may edit.

    Wagtail asks for a token at most of its operations, not at the description,
    the documentation and unknown addresses. Here nothing answers without one; a
    session's cookie counts for nothing, so no other site can borrow it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer requests under the prefix; pass all others on."""
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        user = token_user(request)
        if user is None:
            response = problem_response(request, 401, "Send a token of this site.")
            response["WWW-Authenticate"] = CHALLENGE
            return response
        if request.path_info.removeprefix(PREFIX).strip("/").split("/")[0] not in OPEN:
            return problem_response(request, 404, "This is no part of depositing.")
        # The token is proof of intent: no browser sends it by itself.
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        try:
            check_body(request)
        except ProblemError as problem:
            return problem_response(
                request, problem.status, problem.detail, problem.code
            )
        # What a form says about a field goes to whoever runs the program.
        with translation.override(user.interface_language):
            response = self.get_response(request)
        response["Cache-Control"] = "no-store, private"
        return response

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        """Answer 404 for pages the user may not edit, whether they exist or not."""
        if not request.path_info.startswith(PREFIX) or "page_id" not in kwargs:
            return None
        number = str(kwargs["page_id"])
        pages = get_pages_queryset(request)
        if number.isdecimal() and pages.filter(pk=int(number)).exists():
            return None
        return problem_response(request, 404, "There is no such page of yours.")


def token_user(request: HttpRequest) -> User | None:
    """Read the token, and let nothing else say who is asking."""
    request.user = AnonymousUser()
    token = BearerTokenAuth()(request)
    return None if token is None else token.user
