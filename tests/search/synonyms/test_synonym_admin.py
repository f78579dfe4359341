"""Editors write synonyms, see what they change, and use them."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from accounts.roles import EDITORS, REVIEWERS
from search.synonyms.models import SynonymGroup

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]


@pytest.fixture
def editor(client: Client) -> Client:
    person = get_user_model().objects.create_user(username="pisze", password="x")
    person.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(person)
    return client


def words(**changes: str) -> dict[str, str]:
    return {"words_pl": "", "words_en": "", "words_uk": "", "note": "", **changes}


def test_a_new_group_is_tried_before_it_is_used(editor: Client):
    sent = words(words_pl="pociąg do kariery", words_en="career train")
    response = editor.post(reverse("synonyms:add"), sent)
    group = SynonymGroup.objects.get(code=None)
    assert not group.active
    effect = reverse("synonyms:effect", args=[group.pk])
    assert response.url == effect
    html = editor.get(effect).content.decode()
    assert "career train" in html
    editor.post(effect, {"use": ""})
    group.refresh_from_db()
    assert group.active
    editor.post(effect, {"stop": ""})
    group.refresh_from_db()
    assert not group.active


def test_what_is_wrong_is_said_and_nothing_is_lost(editor: Client):
    sent = words(words_pl="tylko jedno")
    response = editor.post(reverse("synonyms:add"), sent)
    assert response.status_code == 200
    assert "tylko jedno" in response.content.decode()
    assert not SynonymGroup.objects.filter(code=None).exists()


def test_a_shipped_group_is_switched_off_not_deleted(client: Client):
    boss = get_user_model().objects.create_superuser(username="szef", password="x")
    profile = UserProfile.get_for_user(boss)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(boss)
    shipped = SynonymGroup.objects.create(
        code="sample", words_pl="rower", words_en="bicycle"
    )
    delete = reverse("synonyms:delete", args=[shipped.pk])
    assert "Stop using it" in client.get(delete).content.decode()
    response = client.post(delete)
    assert response.url == reverse("synonyms:effect", args=[shipped.pk])
    assert SynonymGroup.objects.filter(pk=shipped.pk).exists()
    own = SynonymGroup.objects.create(words_pl="kajak", words_en="canoe")
    client.post(reverse("synonyms:delete", args=[own.pk]))
    assert not SynonymGroup.objects.filter(pk=own.pk).exists()


@pytest.mark.parametrize("name", ["index", "add", "edit", "effect", "delete"])
def test_others_see_none_of_it(client: Client, name: str):
    group = SynonymGroup.objects.create(words_pl="a\nb")
    person = get_user_model().objects.create_user(username="czyta", password="x")
    person.groups.add(Group.objects.get(name=REVIEWERS))
    client.force_login(person)
    args = [] if name in ("index", "add") else [group.pk]
    response = client.get(reverse(f"synonyms:{name}", args=args))
    assert response.status_code in (302, 403, 404)
    assert "synonyms" not in response.get("Location", "")
