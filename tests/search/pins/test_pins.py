"""Editors choose what stands first for a question."""

import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import EDITORS, REVIEWERS
from publication.models import Publication
from search.pins.models import MOST_RESULTS, PinnedResults

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
ASKED = "doradztwo"
DAY = datetime.timedelta(days=1)


def enter(client: Client, group: str) -> Client:
    person = get_user_model().objects.create_user(username="pisze", password="x")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    return client


@pytest.fixture
def editor() -> Client:
    return enter(Client(), EDITORS)


@pytest.fixture
def chosen() -> Publication:
    """A page that has nothing to do with what is asked."""
    row = Publication.objects.get(path="/pl/kontakt/")
    return row


def sent(**changes: Any) -> dict[str, Any]:
    return {
        "questions": ASKED,
        "language": "pl",
        "addresses": "/pl/kontakt/",
        "starts": "",
        "ends": "",
        "active": "on",
        "note": "",
        **changes,
    }


def first_of(client: Client, typed: str, lang: str = "pl") -> dict[str, Any]:
    asked = {"q": typed, "lang": lang, "fallback": 1}
    items = client.get("/api/v1/search", asked).json()["items"]
    return items[0] if items else {}


def keep(chosen: Publication, **changes: Any) -> PinnedResults:
    values = {"questions": ASKED, "language": "pl", "keys": [str(chosen.key)]}
    return PinnedResults.objects.create(**{**values, **changes})


def test_what_an_editor_pins_stands_first(client, editor, chosen):
    assert first_of(client, ASKED)["key"] != str(chosen.key)
    address = f"https://example.org{chosen.path}?x=1"
    response = editor.post(reverse("pins:add"), sent(addresses=address))
    assert response.status_code == 302, response.context["form"].errors
    assert PinnedResults.objects.get().keys == [str(chosen.key)]
    assert first_of(client, ASKED)["key"] == str(chosen.key)
    page = client.get("/pl/szukaj/", {"q": ASKED}).content.decode()
    assert page.index("/pl/kontakt/") < page.index(
        first_of(client, f"{ASKED} x")["path"]
    )


@pytest.mark.parametrize("typed", ["Doradztwa", "DORADZTWEM", " doradztwo  "])
def test_other_forms_of_a_question_are_the_same_question(client, chosen, typed):
    keep(chosen)
    assert first_of(client, typed)["key"] == str(chosen.key)


def test_marks_may_be_left_out(client, chosen):
    keep(chosen, questions="umiejętności")
    assert first_of(client, "umiejetnosci")["key"] == str(chosen.key)


@pytest.mark.parametrize("typed", ["doradztwo zawodowe", "poradnictwo"])
def test_other_questions_are_left_alone(client, chosen, typed):
    keep(chosen)
    assert first_of(client, typed).get("key") != str(chosen.key)


def test_readers_of_another_language_are_left_alone(client, chosen):
    keep(chosen)
    assert first_of(client, ASKED, "en").get("key") != str(chosen.key)


@pytest.mark.parametrize(
    ("starts", "ends", "holds"), [(0, 0, True), (1, 2, False), (-2, -1, False)]
)
def test_it_counts_in_its_time(client, chosen, starts, ends, holds):
    today = timezone.localdate()
    keep(chosen, starts=today + starts * DAY, ends=today + ends * DAY)
    assert (first_of(client, ASKED)["key"] == str(chosen.key)) is holds


def test_switched_off_it_does_not_count(client, chosen):
    pin = keep(chosen)
    assert first_of(client, ASKED)["key"] == str(chosen.key)
    pin.active = False
    pin.save()
    assert first_of(client, ASKED)["key"] != str(chosen.key)


def test_what_was_withdrawn_is_not_shown_and_not_forgotten(client, editor, chosen):
    pin = keep(chosen)
    other = Publication.objects.get(path="/pl/historia/")
    Publication.objects.filter(key=chosen.key).update(withdrawn_at=timezone.now())
    assert first_of(client, ASKED)["key"] != str(chosen.key)
    address = reverse("pins:edit", args=[pin.pk])
    assert "/pl/kontakt/" not in editor.get(address).content.decode()
    editor.post(address, sent(addresses=other.path))
    pin.refresh_from_db()
    assert pin.keys == [str(other.key), str(chosen.key)]


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"questions": "..."}, "questions"),
        ({"questions": "\n".join(f"pytanie {n}" for n in range(21))}, "questions"),
        ({"questions": "a" * 301}, "questions"),
        ({"addresses": "/pl/nie-ma-tego/"}, "addresses"),
        ({"addresses": "javascript:alert(1)"}, "addresses"),
        ({"starts": "2026-02-01", "ends": "2026-01-01"}, "ends"),
        ({"language": "de"}, "language"),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_lost(editor, changes, name):
    response = editor.post(reverse("pins:add"), sent(note="ważne", **changes))
    assert response.status_code == 200
    assert name in response.context["form"].errors
    assert "ważne" in response.content.decode()
    assert not PinnedResults.objects.exists()


def test_there_is_room_for_a_few_only(editor):
    paths = Publication.objects.filter(withdrawn_at=None, path__startswith="/pl/")
    several = list(paths.values_list("path", flat=True)[: MOST_RESULTS + 1])
    response = editor.post(reverse("pins:add"), sent(addresses="\n".join(several)))
    assert "addresses" in response.context["form"].errors


def test_a_question_can_be_handed_over(editor):
    handed = {"questions": "mikrokredyt", "language": "uk"}
    page = editor.get(reverse("pins:add"), handed).content.decode()
    assert "mikrokredyt" in page


@pytest.mark.parametrize("name", ["index", "add", "edit", "delete"])
def test_others_see_none_of_it(client, chosen, name):
    pin = keep(chosen)
    enter(client, REVIEWERS)
    args = [] if name in ("index", "add") else [pin.pk]
    response = client.get(reverse(f"pins:{name}", args=args))
    assert response.status_code in (302, 403, 404)
