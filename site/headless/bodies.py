"""Requests with a body: JSON only."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from headless.errors import problem_response

WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
JSON = "application/json"


def json_only(run: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse other media types, before anything of the body is read.

    A form of another site could send text/plain without asking; JSON cannot
    be sent across sites without a preflight.
    """

    @functools.wraps(run)
    def checked(request: HttpRequest, **arguments: Any) -> HttpResponseBase:
        if request.method in WITH_BODY and request.content_type != JSON:
            return problem_response(request, 415, f"Send the body as {JSON}.")
        return run(request, **arguments)

    return checked
