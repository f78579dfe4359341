"""The list: filters, unknown values, order, and its cost."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from core.collation import sort_key
from knowledge.catalogue import PAGE_SIZE, catalogue
from knowledge.models import PracticeIndexPage, PracticePage
from publication.models import Publication
from tests.knowledge import factories

pytestmark = pytest.mark.django_db
INDEX = "/pl/dobre-praktyki/"


def listed(query: str, language: str = "pl") -> list[str]:
    return [row.title for row in catalogue(QueryDict(query), language=language).page]


def test_every_seeded_record_is_listed(client: Client) -> None:
    first = catalogue(QueryDict(""), language="uk")
    assert first.page.paginator.count == 30
    assert len(first.entries) == PAGE_SIZE
    second = catalogue(QueryDict("page=2"), language="uk")
    assert len(second.entries) == 10


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("country=FR", 2),
        ("country=FR&country=BE", 7),
        ("country=FR&topic=guidance", 2),
        ("record-type=project", 2),
        ("record-type=practice", 24),
        ("practice-kind=standard", 1),
        ("practice-kind=standard&country=FR", 0),
    ],
)
def test_filters(query: str, number: int) -> None:
    assert catalogue(QueryDict(query), language="en").page.paginator.count == number


def test_numbers_of_a_facet_ignore_its_own_choice() -> None:
    facets = {
        facet.name: {choice.code: choice.number for choice in facet.choices}
        for facet in catalogue(QueryDict("country=FR"), language="en").facets
    }
    assert facets["country"]["BE"] == 5
    assert sum(facets["record-type"].values()) == 2


@pytest.mark.parametrize(
    "query",
    [
        "topic=nie-ma",
        "topic=%00",
        "country=pl",
        "sort=wszystko",
        "page=0",
        "page=9999999999",
        "page=-1",
        "page=abc",
        "page=%C2%B2",
        "topic=" + "x" * 5000,
        "topic=<script>alert(1)</script>",
    ],
)
def test_an_unknown_value_is_told_and_left_out(client: Client, query: str) -> None:
    response = client.get(f"{INDEX}?{query}")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count('role="alert"') == 1
    assert "<script>alert" not in html
    assert response.context["catalogue"].page.paginator.count == 30


def test_titles_are_sorted_by_the_alphabet_of_the_language() -> None:
    parent = factories.branch(factories.partner())
    for title in ("Ząb", "Łuk", "Lis", "Zamek"):
        factories.practice(parent, title=title)
    titles = listed("sort=title") + listed("sort=title&page=2")
    assert titles == sorted(titles, key=lambda title: sort_key(title, "pl"))
    assert titles.index("Lis") < titles.index("Łuk") < titles.index("Zamek")
    assert titles.index("Zamek") < titles.index("Ząb")


def test_newest_first_puts_what_has_no_year_last() -> None:
    rows = [*catalogue(QueryDict(""), language="pl").page]
    rows += [*catalogue(QueryDict("page=2"), language="pl").page]
    keys = [row.date_key for row in rows]
    assert keys == sorted(keys, reverse=True)


def test_the_query_string_keeps_choices_and_order() -> None:
    found = catalogue(QueryDict("topic=guidance&sort=title&x=1"), language="en")
    assert found.query == "topic=guidance&sort=title"
    assert [item.query for item in found.applied] == ["sort=title"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("pl", "2"), ("en", "2 records"), ("uk", "2")],
)
def test_the_count_is_said_in_words(language: str, words: str) -> None:
    with translation.override(language):
        found = catalogue(QueryDict("country=FR"), language=language)
        assert found.count_text.startswith(words)


def test_nothing_found_says_why(client: Client) -> None:
    response = client.get("/en/good-practices/?practice-kind=standard&country=FR")
    assert 'class="empty"' in response.content.decode()


def test_no_record_at_all_says_so(client: Client) -> None:
    Publication.objects.filter(kind__in=["practice", "resource"]).delete()
    response = client.get("/en/good-practices/")
    assert response.status_code == 200
    assert 'class="empty"' in response.content.decode()


def measure(client: Client, path: str, capture: Any) -> int:
    client.get(path)
    with capture as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_with_many_rows(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few = measure(client, f"{INDEX}?country=FR", CaptureQueriesContext(connection))
    parent = factories.branch(factories.partner())
    for number in range(25):
        factories.practice(parent, title=f"Praktyka {number}")
    many = measure(client, INDEX, CaptureQueriesContext(connection))
    assert many <= few
    assert many <= PracticeIndexPage.QUERY_BUDGET


def test_a_record_stays_within_its_budget(client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    key = factories.full_practice(
        factories.partner("wlasciciel"), factories.partner("fundator")
    )
    for language in ("pl", "uk"):
        path = factories.version(key, language).url
        used = measure(client, path, CaptureQueriesContext(connection))
        assert used <= PracticePage.QUERY_BUDGET
