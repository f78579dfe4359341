"""Who opens the doors of board, exchange, imports and reviews, and what they read."""

from collections.abc import Sequence
from itertools import product

import pytest

from tests.rights.asking import answer, ask, text, wanted
from tests.rights.matrix import RECORD_DOORS, Door
from tests.rights.recorded import EVERYBODY, OPINION, recorded_world
from tests.rights.review_doors import REVIEW_DOORS
from tests.rights.roles import DESK, RIGHTS
from tests.rights.row_doors import ROW_DOORS, ROW_LISTINGS
from tests.rights.world import SECRETS, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> World:
    return recorded_world()


def knocked(made: World, role: str, doors: Sequence[Door]) -> list[str]:
    """Return what is wrong with the answers that a role gets."""
    wrong = []
    for door, whose in product(doors, SECRETS):
        rights = RIGHTS[role][whose]
        response = ask(made, role, door, whose)
        given, said = answer(response), text(response)
        if given not in wanted(role, door, whose):
            wrong.append(f"{door.name}, {whose}: {given} ({response.status_code})")
        if not rights and SECRETS[whose] in said:
            wrong.append(f"{door.name}, {whose}: tells the title")
        if DESK not in rights and OPINION in said:
            wrong.append(f"{door.name}, {whose}: tells an opinion")
    return wrong


def listed(made: World, role: str) -> list[str]:
    """Return what is wrong with the lists that a role gets."""
    wrong = []
    for listing, right in ROW_LISTINGS:
        response = made.clients[role].get(listing.address(made))
        said = text(response)
        if response.status_code >= 500:
            wrong.append(f"{listing.name}: {response.status_code}")
        for whose, secret in SECRETS.items():
            rights = RIGHTS[role][whose]
            if secret in said and not rights:
                wrong.append(f"{listing.name}: shows what is {whose}")
            if right in rights and secret not in said:
                wrong.append(f"{listing.name}: hides what is {whose}")
        if OPINION in said:
            wrong.append(f"{listing.name}: tells an opinion")
    return wrong


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_door_and_list(made: World, role: str) -> None:
    doors = [*ROW_DOORS, *REVIEW_DOORS]
    if role == "asked reviewer":
        # Of the others another test asks.
        doors += RECORD_DOORS
    wrong = [*knocked(made, role, doors), *listed(made, role)]
    assert not wrong, "\n".join(wrong)
