"""Editors see how the search is doing, and why something is found."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.roles import EDITORS, REVIEWERS
from core.models import FileText
from search.engines import embedded_engine
from search.followers import search_follower

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
STATE, EXPLANATION = "search-state:index", "search-explanation:index"
# Nothing listens on the discard port.
NOBODY = "http://127.0.0.1:9"


def enter(client: Client, group: str, language: str = "en") -> Client:
    person = get_user_model().objects.create_user(username="osoba", password="x")
    profile = UserProfile.get_for_user(person)
    profile.preferred_language = language
    profile.save()
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    return client


@pytest.fixture
def editor(client: Client) -> Client:
    return enter(client, EDITORS)


@pytest.mark.parametrize("name", [STATE, EXPLANATION])
def test_others_see_none_of_it(client: Client, name: str):
    response = enter(client, REVIEWERS).get(reverse(name))
    assert response.status_code in (302, 403)
    assert client.get("/admin/").content.decode().count(reverse(name)) == 0


def test_the_menu_leads_editors_to_both(editor: Client):
    page = editor.get("/admin/").content.decode()
    assert reverse(STATE) in page
    assert reverse(EXPLANATION) in page


def test_an_engine_in_step_is_said_to_be(editor: Client):
    page = editor.get(reverse(STATE)).content.decode()
    assert "The search is up to date." in page
    assert "0 changes" in page
    assert "Engine inside the site" in page


def test_an_empty_index_is_said_to_be_empty(editor: Client):
    embedded_engine().reset()
    page = editor.get(reverse(STATE)).content.decode()
    assert "the index has still to be made" in page
    search_follower.catch_up()
    assert "up to date" in editor.get(reverse(STATE)).content.decode()


def test_a_server_that_is_away_is_reported(editor: Client, settings):
    settings.ELASTICSEARCH_URL = NOBODY
    response = editor.get(reverse(STATE))
    assert response.status_code == 200
    page = response.content.decode()
    assert "Search server (Elasticsearch)" in page
    assert "It does not answer." in page
    assert "Engine inside the site" in page


def test_files_without_text_are_counted(editor: Client):
    FileText.objects.create(file_hash="a" * 40, state="encrypted")
    FileText.objects.create(file_hash="b" * 40, state="encrypted")
    page = editor.get(reverse(STATE)).content.decode()
    assert "protected by a password" in page
    assert "<td>2</td>" in page


def test_a_question_is_explained(editor: Client):
    asked = {"q": "doradztwo", "language": "pl"}
    page = editor.get(reverse(EXPLANATION), asked).content.decode()
    assert "word doradztwo" in page
    assert "Polish" in page


@pytest.mark.parametrize("typed", ["qqxzzyq", '"', "+", "(((", "<b>&"])
def test_what_finds_nothing_is_said_to(editor: Client, typed: str):
    asked = {"q": typed, "language": "pl"}
    response = editor.get(reverse(EXPLANATION), asked)
    assert response.status_code == 200
    assert "Nothing is found." in response.content.decode()
    assert "<b>&" not in response.content.decode()


def test_a_question_without_words_is_refused(editor: Client):
    response = editor.get(reverse(EXPLANATION), {"q": "", "language": "de"})
    page = response.content.decode()
    assert "This field is required." in page
    assert "Nothing is found." not in page


@pytest.mark.parametrize("language", ["pl", "uk"])
def test_screens_speak_the_editors_language(client: Client, language: str):
    enter(client, EDITORS, language)
    page = client.get(reverse(STATE)).content.decode()
    assert "The search is up to date." not in page
    assert f'lang="{language}"' in page
