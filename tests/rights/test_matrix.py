"""Who opens which door, and whose titles they read."""

from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse

from tests.rights.matrix import LISTINGS, RECORD_DOORS, RIGHTS, SEE, Door
from tests.rights.world import PEOPLE, SECRETS, World, world

pytestmark = pytest.mark.django_db
OPEN, WAGTAILS_NO, NO, SIGN_IN = "open", "Wagtail's no", "no", "sign in"


@pytest.fixture
def made() -> World:
    return world()


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
    if door.right in rights:
        return (OPEN,)
    # Who may see the record may be told that this is not theirs to do.
    return (NO, WAGTAILS_NO) if SEE in rights else (NO,)


def text(response: HttpResponse) -> str:
    """Return everything a response says."""
    if response.streaming:
        content = b"".join(response.streaming_content)  # type: ignore[attr-defined]
    else:
        content = response.content
    return content.decode(errors="replace")


@pytest.mark.parametrize("role", PEOPLE)
def test_every_door_to_a_record(made: World, role: str) -> None:
    wrong = []
    for door, whose in product(RECORD_DOORS, SECRETS):
        response = ask(made, role, door, whose)
        given = answer(response)
        if given not in wanted(role, door, whose):
            status = response.status_code
            wrong.append(f"{door.name}, {whose}: {given} ({status})")
        if SEE not in RIGHTS[role][whose] and SECRETS[whose] in text(response):
            wrong.append(f"{door.name}, {whose}: tells the title")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", PEOPLE)
def test_every_list(made: World, role: str) -> None:
    wrong = []
    for listing in LISTINGS:
        headers = {}
        if listing.api and role in made.tokens:
            headers["authorization"] = f"Bearer {made.tokens[role]}"
        response = made.clients[role].get(listing.address(made), headers=headers)
        said = text(response)
        if response.status_code >= 500:
            wrong.append(f"{listing.name}: {response.status_code}")
        for whose, secret in SECRETS.items():
            may_see = SEE in RIGHTS[role][whose]
            if secret in said and not may_see:
                wrong.append(f"{listing.name}: shows what is {whose}")
            if listing.shows and may_see and secret not in said:
                wrong.append(f"{listing.name}: hides what is {whose}")
    assert not wrong, "\n".join(wrong)
