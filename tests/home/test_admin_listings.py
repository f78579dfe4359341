"""Listings of news and activities show and filter what fits each type."""

import pytest
from django.test import Client

from core.identity import key_for
from home.models import NewsPage
from partners_exchange.models import ActivityPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    assert client.login(username="editor", password="demo-password")
    return client


def titles(response: object) -> set[str]:
    rows = response.context["object_list"]  # type: ignore[attr-defined]
    return {row.title for row in rows}


def test_news_are_narrowed_by_language(editor: Client) -> None:
    ukrainian = NewsPage.objects.filter(locale__language_code="uk")
    response = editor.get(
        "/admin/news/", {"language": ukrainian.first().locale_id, "live": "true"}
    )
    assert response.status_code == 200
    assert titles(response) == {page.title for page in ukrainian}


def test_news_of_other_days_are_left_out(editor: Client) -> None:
    response = editor.get("/admin/news/", {"date_from": "2030-01-01"})
    assert titles(response) == set()


@pytest.mark.parametrize("wrong", ["2030-13-01", "yesterday"])
def test_a_wrong_day_is_no_error_page(editor: Client, wrong: str) -> None:
    assert editor.get("/admin/news/", {"date_from": wrong}).status_code == 200


def test_activities_are_narrowed_by_kind(editor: Client) -> None:
    assembly = ActivityPage.objects.get(
        translation_key=key_for("activity", "assembly-2019"),
        locale__language_code="pl",
    )
    response = editor.get(
        "/admin/activities/",
        {"activity_kind": assembly.activity_kind_id, "language": assembly.locale_id},
    )
    assert titles(response) == {assembly.title}


def test_activities_show_their_dates(editor: Client) -> None:
    response = editor.get("/admin/activities/", {"q": "COMORELP"})
    assert "2022-06-13" in response.content.decode()
