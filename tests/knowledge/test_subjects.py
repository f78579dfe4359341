"""Topic and country pages, their lists, and the library."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.models import (
    CountryPage,
    ResourceIndexPage,
    TopicIndexPage,
    TopicPage,
)
from publication.models import Publication
from tests.knowledge import factories
from vocabularies.models import Concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
INDEXES = {
    "topic": {"pl": "/pl/tematy/", "en": "/en/topics/", "uk": "/uk/temy/"},
    "country": {"pl": "/pl/kraje/", "en": "/en/countries/", "uk": "/uk/krainy/"},
}


def subject(model: type, code: str, language: str = "pl"):
    return model.objects.get(concept__code=code, locale__language_code=language)


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("kind", list(INDEXES))
def test_every_concept_has_a_page_with_its_number(
    client: Client, kind: str, language: str
) -> None:
    response = client.get(INDEXES[kind][language])
    assert response.status_code == 200
    subjects = response.context["subjects"]
    assert len(subjects) == Concept.objects.filter(scheme=kind).count()
    for item in subjects:
        page = client.get(item.path)
        numbers = {group.kind: group.number for group in page.context["gathered"]}
        records = numbers.get("practice", 0) + numbers.get("resource", 0)
        assert records == item.number, item.title


def test_a_page_gathers_every_kind_but_itself(client: Client) -> None:
    page = subject(CountryPage, "PL", "uk")
    response = client.get(page.url)
    kinds = [group.kind for group in response.context["gathered"]]
    assert kinds[0] == "practice"
    assert "partner" in kinds
    assert not {"country", "topic", "section"} & set(kinds)
    first = response.context["gathered"][0]
    assert first.number > len(first.records) == 6
    whole = client.get(first.more)
    assert whole.context["results"].total == first.number


def test_a_topic_nobody_wrote_about_says_so(client: Client) -> None:
    html = client.get(subject(TopicPage, "green").url).content.decode()
    assert 'class="empty' in html


def test_text_in_another_language_is_marked(client: Client, search_index) -> None:
    row = factories.practice(
        factories.branch(factories.partner()), title="Tylko po polsku"
    )
    code = row.topics.all()[0].code
    search_index()
    html = client.get(subject(TopicPage, code, "en").url).content.decode()
    assert "Tylko po" not in html or 'lang="pl" hreflang="pl"' in html


def test_one_page_for_a_concept() -> None:
    page = subject(TopicPage, "guidance")
    other = TopicPage(title="Drugie", concept=page.concept, locale=page.locale)
    with pytest.raises(ValidationError) as raised:
        page.get_parent().add_child(instance=other)
    assert "concept" in raised.value.message_dict


@pytest.mark.parametrize("kind", ["topic", "country"])
def test_the_api_has_them(client: Client, kind: str) -> None:
    plural = {"topic": "topics", "country": "countries"}[kind]
    items = client.get(f"/api/v1/{plural}?lang=uk&limit=100").json()["items"]
    assert len(items) == Concept.objects.filter(scheme=kind).count()
    code = items[0]["concept"]["code"]
    (one,) = client.get(f"/api/v1/{plural}", {"lang": "uk", kind: code}).json()["items"]
    assert one == items[0]


def test_a_changed_label_reaches_the_page(client: Client) -> None:
    page = subject(TopicPage, "guidance", "en")
    page.concept.label_en = "Guidance, renamed"
    page.concept.save()
    row = Publication.objects.get(key=page.translation_key, language="en")
    assert row.dirty or row.data["concept"]["label"] == "Guidance, renamed"


def test_the_library_holds_resources_only(client: Client) -> None:
    page = ResourceIndexPage.objects.get(locale__language_code="pl")
    found = client.get(page.url).context["catalogue"]
    assert found.page.paginator.count == 6
    assert {row.kind for row in found.page} == {"resource"}
    names = [facet.name for facet in found.facets]
    assert names[0] == "record-type"
    assert "evidence-level" not in names
    refused = client.get(f"{page.url}?sort=evidence").context["catalogue"]
    assert refused.problems


def test_the_repository_leads_to_them(client: Client) -> None:
    html = client.get("/en/good-practices/").content.decode()
    for path in ("/en/resources/", "/en/topics/", "/en/countries/"):
        assert f'href="{path}"' in html


@pytest.mark.parametrize(
    ("model", "code"),
    [
        (TopicPage, "guidance"),
        (CountryPage, "PL"),
        (TopicIndexPage, ""),
        (ResourceIndexPage, ""),
    ],
)
def test_pages_stay_within_their_budget(client: Client, model: type, code: str) -> None:
    page = (
        subject(model, code) if code else model.objects.get(locale__language_code="pl")
    )
    client.get(page.url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page.url).status_code == 200
    assert len(captured) <= model.QUERY_BUDGET
