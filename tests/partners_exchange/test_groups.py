import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from core.identity import key_for
from partners_exchange.models import TaskGroupIndexPage, TaskGroupPage
from partners_exchange.presentation import groups
from partners_exchange.selectors import partner_by_code
from publication.models import Publication

pytestmark = pytest.mark.django_db


def group(language: str = "pl") -> TaskGroupPage:
    return TaskGroupPage.objects.get(
        translation_key=key_for("group", "guidance"), locale__language_code=language
    )


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


def test_an_end_before_the_start_is_refused():
    page = group()
    page.end = "2007"
    with pytest.raises(ValidationError) as caught:
        page.full_clean()
    assert list(caught.value.message_dict) == ["end"]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_the_list_shows_every_group(
    client: Client, django_assert_max_num_queries, language: str
):
    page = TaskGroupIndexPage.objects.get(locale__language_code=language)
    with django_assert_max_num_queries(groups.LIST_QUERY_BUDGET):
        html = text_of(client.get(page.url))
    for found in TaskGroupPage.objects.filter(locale__language_code=language):
        assert f'href="{found.url}"' in html


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_what_is_not_recorded_is_drawn(
    client: Client, django_assert_max_num_queries, language: str
):
    with django_assert_max_num_queries(groups.PAGE_QUERY_BUDGET):
        html = text_of(client.get(group(language).url))
    assert html.count('<p class="empty">') == 2
    assert "2008–2013" in html


def test_members_come_from_the_registry_and_are_public(client: Client):
    page = group()
    page.members = [
        ("member", {"partner": partner_by_code(code="uj"), "name": "Anna Łoś"})
    ]
    page.save_revision().publish()
    html = text_of(client.get(group("en").url))
    assert "Anna Łoś, Jagiellonian University" in html
    row = Publication.objects.get(key=page.translation_key, language="pl")
    assert row.document["members"][0]["partner"]["code"] == "uj"
    assert ("partner", "uj") in row.terms.values_list("scheme", "code")
