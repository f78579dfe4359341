"""Who opens which door, and whose titles they read."""

from itertools import product

import pytest

from tests.rights.asking import answer, ask, text, wanted
from tests.rights.matrix import LISTINGS, RECORD_DOORS
from tests.rights.roles import RIGHTS, SEE
from tests.rights.world import PEOPLE, SECRETS, World, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> World:
    return world()


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
