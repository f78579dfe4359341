"""Editorial requests are one transaction; public reads open none."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from accounts.models import User
from config.middleware import EditorialTransactionMiddleware

Handler = Callable[[HttpRequest], HttpResponse]


def send(handler: Handler, method: str, path: str) -> HttpResponse:
    request = getattr(RequestFactory(), method)(path)
    return EditorialTransactionMiddleware(handler)(request)


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("post", "/admin/pages/1/", True),
        ("patch", "/api/v3-preview/pages/1/", True),
        ("get", "/api/v3-preview/pages/1/", False),
        ("post", "/api/v1/forms/1", False),
        ("get", "/admin/pages/1/", False),
        ("get", "/pl/", False),
        ("head", "/pl/", False),
    ],
)
def test_only_changes_in_the_admin_open_a_transaction(
    committed: None, method: str, path: str, expected: bool
) -> None:
    seen: list[bool] = []

    def handler(request: HttpRequest) -> HttpResponse:
        seen.append(connection.in_atomic_block)
        return HttpResponse()

    send(handler, method, path)
    assert seen == [expected]


def test_a_failed_editorial_request_leaves_nothing(committed: None) -> None:
    def handler(request: HttpRequest) -> HttpResponse:
        User.objects.create_user("half-done")
        return HttpResponse(status=500)

    send(handler, "post", "/admin/users/new/")
    assert not User.objects.filter(username="half-done").exists()


def test_a_refused_form_keeps_what_was_logged(committed: None) -> None:
    def handler(request: HttpRequest) -> HttpResponse:
        User.objects.create_user("kept")
        return HttpResponse(status=403)

    send(handler, "post", "/admin/users/new/")
    assert User.objects.filter(username="kept").exists()


def test_a_refused_deposit_leaves_nothing(committed: None) -> None:
    def handler(request: HttpRequest) -> HttpResponse:
        User.objects.create_user("half-done")
        return HttpResponse(status=422)

    send(handler, "post", "/api/v3-preview/pages/")
    assert not User.objects.filter(username="half-done").exists()
