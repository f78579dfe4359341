"""Knocking at doors: what a role gets, and whether that is right."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse

from tests.rights.matrix import Door
from tests.rights.roles import KNOWS, RIGHTS
from tests.rights.world import World

OPEN, WAGTAILS_NO, NO, SIGN_IN = "open", "Wagtail's no", "no", "sign in"


def ask(made: World, role: str, door: Any, whose: str) -> HttpResponse:
    """Knock, and undo whatever the door has done."""
    holding = getattr(made, whose)
    headers = {}
    if door.api and role in made.tokens:
        headers["authorization"] = f"Bearer {made.tokens[role]}"
    body = door.body(holding, made) if door.body else None
    method = door.method or ("get" if body is None else "post")
    options: dict[str, Any] = {"headers": headers}
    if body is not None:
        options["data"] = body
        if door.json or door.api:
            options["content_type"] = "application/json"
        elif door.form:
            options["content_type"] = "application/x-www-form-urlencoded"
    client = made.clients[role]
    client.raise_request_exception = False
    with transaction.atomic():
        response = getattr(client, method)(door.address(holding), **options)
        transaction.set_rollback(True)
    return response


def answer(response: HttpResponse) -> str:
    """Say in a word what the door answered."""
    if response.status_code in (401, 403, 404):
        return NO
    where = response.headers.get("Location", "")
    if "/login/" in where:
        return SIGN_IN
    if where == "/admin/":
        return WAGTAILS_NO
    return OPEN if response.status_code < 400 else f"{response.status_code}"


def wanted(role: str, door: Door, whose: str) -> tuple[str, ...]:
    """Return the answers that are right."""
    if role == "anonymous":
        return (NO, SIGN_IN)
    rights = RIGHTS[role][whose]
    if {door.right, door.also} & rights:
        return (OPEN,)
    if rights & KNOWS or not door.guarded:
        return (NO, WAGTAILS_NO)
    return (NO,)


def text(response: HttpResponse) -> str:
    """Return everything a response says."""
    if response.streaming:
        content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    else:
        content = response.content
    return content.decode(errors="replace")
