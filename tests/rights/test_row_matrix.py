"""Who opens the doors of board, exchange, imports and reviews, and what they read."""

from collections.abc import Sequence
from itertools import product

import pytest

from tests.rights.asking import answer, ask, text, wanted
from tests.rights.matrix import RECORD_DOORS, Door
from tests.rights.recorded import EVERYBODY, OPINION, recorded_world
from tests.rights.review_doors import REVIEW_DOORS
from tests.rights.roles import DESK, RECORD, RIGHTS
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


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_door_to_rows_and_reviews(made: World, role: str) -> None:
    wrong = knocked(made, role, (*ROW_DOORS, *REVIEW_DOORS))
    assert not wrong, "\n".join(wrong)


def test_who_is_asked_reads_that_record_and_opens_nothing_else(made: World) -> None:
    wrong = knocked(made, "asked reviewer", RECORD_DOORS)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", EVERYBODY)
def test_every_list_of_rows(made: World, role: str) -> None:
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
    assert not wrong, "\n".join(wrong)


def test_rows_are_for_those_who_record(made: World) -> None:
    """What the table of rights says of each role is what the rows' rights say."""
    roles = {role for role, rights in RIGHTS.items() if RECORD in rights["own"]}
    assert roles == {"contributor", "editor"}
