"""Health endpoints for a load balancer, before host and language checks."""

from collections.abc import Callable

from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from search.health import search_state


class HealthMiddleware:
    """Answer `/health/live` and `/health/ready` before anything else runs.

    A probe asks by address of the machine, not by the site's host name, so
    these paths stand before the host check.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass the request on."""
        if request.path == "/health/live":
            return uncached(JsonResponse({"status": "ok"}))
        if request.path == "/health/ready":
            return uncached(ready())
        return self.get_response(request)


def ready() -> JsonResponse:
    """Answer 200 when the database answers and is migrated, else 503.

    How search is doing is told beside: a site without it still serves its readers.
    """
    checks = {"database": database_state(), "migrations": "unknown"}
    if checks["database"] == "ok":
        checks["migrations"] = migrations_state()
    good = all(value == "ok" for value in checks.values())
    answer = {"status": "ok" if good else "unavailable", "checks": checks}
    if good:
        answer["search"] = search_state()
    return JsonResponse(answer, status=200 if good else 503)


def database_state() -> str:
    """Say whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "unavailable"
    return "ok"


def migrations_state() -> str:
    """Say whether every migration is applied."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "pending" if plan else "ok"


def uncached(response: HttpResponse) -> HttpResponse:
    """Forbid any cache to keep a probe's answer."""
    response["Cache-Control"] = "no-store"
    return response
