"""What an answer cost, for developers: the header Server-Timing."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase


class Stopwatch:
    """Counts queries and their time, whichever database they go to."""

    def __init__(self) -> None:
        self.queries = 0
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., Any], *arguments: Any) -> Any:
        """Run a query for Django (see `connection.execute_wrapper`)."""
        started = time.perf_counter()
        try:
            return execute(*arguments)
        finally:
            self.queries += 1
            self.seconds += time.perf_counter() - started


def timed(
    get_response: Callable[[HttpRequest], HttpResponseBase], request: HttpRequest
) -> HttpResponseBase:
    """Answer a request and say what it cost; for development only."""
    stopwatch = Stopwatch()
    started = time.perf_counter()
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(stopwatch))
        response = get_response(request)
    total = time.perf_counter() - started
    number = stopwatch.queries
    response["Server-Timing"] = (
        f'db;dur={stopwatch.seconds * 1000:.2f};desc="{number} queries", '
        f"total;dur={total * 1000:.2f}"
    )
    return response
