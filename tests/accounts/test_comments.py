"""Comments are told of once a day, in the reader's language."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data
from wagtail.users.models import UserProfile

from accounts.comments import COMMENTS
from accounts.models import Notice, User
from accounts.notices import digests_send
from tests.knowledge import factories
from tests.knowledge.test_admin import form

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Any:
    return factories.draft(factories.branch(factories.partner()), slug="z-uwagami")


def person(name: str, **fields: Any) -> User:
    return User.objects.create_superuser(
        username=name, email=f"{name}@example.org", password="x", **fields
    )


def commented(client: Client, page: Any, by: User, text: str) -> None:
    """Save the form of a page with one comment more."""
    client.force_login(by)
    row = {
        "text": text,
        "contentpath": "title",
        "position": "",
        "id": "",
        "replies": inline_formset([]),
    }
    comments = nested_form_data({"comments": inline_formset([row])})
    data = {**form(title=page.title, slug=page.slug), **comments}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(url, data).status_code == 302


def test_followers_are_told_once_a_day(client: Client, page: Any) -> None:
    writer, reader = person("pisze"), person("czyta", interface_language="en")
    for user in (writer, reader):
        PageSubscription.objects.create(
            page=page, user=user, comment_notifications=True
        )
    commented(client, page, writer, "Skąd ta liczba?")
    commented(client, page, writer, "I ta?")
    assert mail.outbox == []
    assert Comment.objects.filter(page=page).count() == 2
    notice = Notice.objects.get(kind=COMMENTS)
    assert notice.user == reader
    assert digests_send() == 1
    assert page.title in mail.outbox[0].body
    assert f"/admin/pages/{page.pk}/edit/" in mail.outbox[0].body


def test_who_asked_not_to_be_told_is_not(client: Client, page: Any) -> None:
    writer, reader = person("pisze"), person("czyta")
    PageSubscription.objects.create(page=page, user=reader, comment_notifications=True)
    profile = UserProfile.get_for_user(reader)
    profile.updated_comments_notifications = False
    profile.save()
    commented(client, page, writer, "Skąd ta liczba?")
    assert not Notice.objects.filter(kind=COMMENTS).exists()
    assert mail.outbox == []


def test_saving_without_comments_tells_nobody(client: Client, page: Any) -> None:
    writer, reader = person("pisze"), person("czyta")
    PageSubscription.objects.create(page=page, user=reader, comment_notifications=True)
    client.force_login(writer)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(url, form(slug=page.slug)).status_code == 302
    assert not Notice.objects.filter(kind=COMMENTS).exists()
