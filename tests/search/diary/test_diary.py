"""Questions are counted, and tell nothing of who asked."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.roles import EDITORS, REVIEWERS
from search.diary import services
from search.diary.models import AskedQuestion
from search.diary.services import COUNTED_AN_HOUR, KEEP, kept_text, questions_forget

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
PAGE = "/pl/szukaj/"
LIST = "questions:index"


@pytest.fixture(autouse=True)
def _no_network_has_asked_yet() -> None:
    cache.clear()


@pytest.fixture
def editor() -> Client:
    client = Client()
    person = get_user_model().objects.create_user(username="pisze", password="x")
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    return client


def counted() -> list[tuple[str, str, int, bool]]:
    rows = AskedQuestion.objects.order_by("text")
    return [(row.text, row.language, row.times, row.found > 0) for row in rows]


def test_the_page_and_programs_are_counted_together(client):
    client.get(PAGE, {"q": "  Doradztwo "})
    client.get("/api/v1/search", {"q": "doradztwo", "lang": "pl"})
    client.get(PAGE, {"q": "nicniematakiego"})
    assert counted() == [
        ("doradztwo", "pl", 2, True),
        ("nicniematakiego", "pl", 1, False),
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "jan.kowalski@example.org",
        "https://example.org/osoba",
        "www.example.org",
        "600 123 456",
        "12-34-567",
        "pesel 44051401359",
        "a" * 81,
        "...",
        "",
    ],
)
def test_what_may_name_a_person_is_not_kept(client, typed):
    assert client.get(PAGE, {"q": typed}).status_code == 200
    assert counted() == []


@pytest.mark.parametrize(
    "typed", ["konferencja 2012", "doradztwo", "łódź", "зайнятість"]
)
def test_ordinary_questions_are_kept(typed):
    assert kept_text(typed) == typed


def test_further_pages_and_mere_looks_count_nothing(client):
    asked = {"q": "doradztwo", "lang": "pl", "limit": 1}
    following = client.get("/api/v1/search", asked).json()["next"]
    client.get("/api/v1/search", {**asked, "cursor": following})
    client.head(PAGE, {"q": "doradztwo"})
    client.get(PAGE, {"q": "doradztwo", "page": 2})
    assert counted() == [("doradztwo", "pl", 1, True)]


def test_a_program_does_not_fill_the_list(client):
    for number in range(COUNTED_AN_HOUR + 5):
        client.get("/api/v1/search", {"q": f"pytanie {number}", "limit": 1})
    assert AskedQuestion.objects.count() == COUNTED_AN_HOUR


def test_nobody_fails_by_what_cannot_be_counted(client, monkeypatch):
    def full(**_row: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(services, "question_count", full)
    assert client.get(PAGE, {"q": "doradztwo"}).status_code == 200


def test_questions_are_forgotten_in_time():
    today = timezone.localdate()
    for text, age in (("stare", KEEP + timedelta(days=1)), ("młode", KEEP)):
        AskedQuestion.objects.create(day=today - age, language="pl", text=text, found=0)
    assert questions_forget() == 1
    assert counted() == [("młode", "pl", 1, False)]


def test_an_editor_sees_what_found_nothing_and_what_to_do(editor):
    today = timezone.localdate()
    for days, text, times, found in (
        (0, "mikropoświadczenia", 2, 0),
        (1, "mikropoświadczenia", 3, 0),
        (0, "doradztwo", 9, 12),
        (1, "nauczone", 1, 0),
        (0, "nauczone", 1, 4),
    ):
        AskedQuestion.objects.create(
            day=today - timedelta(days=days),
            language="pl",
            text=text,
            times=times,
            found=found,
        )
    address = reverse(LIST)
    page = editor.get(address).content.decode()
    assert page.index("doradztwo") < page.index("mikropoświadczenia")
    nothing = editor.get(address, {"found": "nothing"})
    rows = list(nothing.context["object_list"])
    assert [(row["text"], row["times_asked"]) for row in rows] == [
        ("mikropoświadczenia", 5)
    ]
    assert "/pins/" in nothing.content.decode()
    found = editor.get(address, {"q": "DORADZ"})
    assert [row["text"] for row in found.context["object_list"]] == ["doradztwo"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_can_be_taken_along(editor, form):
    AskedQuestion.objects.create(
        day=timezone.localdate(), language="uk", text="навчання", found=0
    )
    response = editor.get(reverse(LIST), {"export": form})
    content = b"".join(response)
    assert response.status_code == 200
    if form == "csv":
        assert "навчання" in content.decode()


def test_an_empty_list_says_why(editor):
    assert "90" in editor.get(reverse(LIST)).content.decode()


def test_others_see_none_of_it(client):
    person = get_user_model().objects.create_user(username="czyta", password="x")
    person.groups.add(Group.objects.get(name=REVIEWERS))
    client.force_login(person)
    assert client.get(reverse(LIST)).status_code in (302, 403)
