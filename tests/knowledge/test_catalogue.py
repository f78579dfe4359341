"""The list: filters, unknown values, order, and its cost."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import translation

from core.collation import sort_key
from knowledge.catalogue import PAGE_SIZE, catalogue
from knowledge.models import PracticeIndexPage, PracticePage
from publication.models import Publication, PublicationTerm
from search.engines import current_engine
from tests.knowledge import factories
from tests.search.corpus import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("search_index")]
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


def test_titles_are_sorted_by_the_alphabet_of_the_language(search_index) -> None:
    parent = factories.branch(factories.partner())
    for title in ("Ząb", "Łuk", "Lis", "Zamek"):
        factories.practice(parent, title=title)
    search_index()
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


def test_words_are_looked_for_in_the_list(client: Client) -> None:
    found = catalogue(QueryDict("q=voucher"), language="en")
    assert 0 < found.page.paginator.count < 30
    assert found.sort == "best"
    assert found.applied[0].query == ""
    html = client.get("/en/good-practices/?q=voucher").content.decode()
    assert "<mark>" in html
    narrowed = catalogue(QueryDict("q=voucher&country=PL"), language="en")
    assert narrowed.query == "q=voucher&country=PL"


@pytest.mark.parametrize("words", [".,;", '" * ((', "nigdzieniema", "%00"])
def test_words_nobody_wrote_find_nothing(client: Client, words: str) -> None:
    response = client.get(INDEX, {"q": words} if words != "%00" else {"q": "\0"})
    assert response.status_code == 200
    if words != "%00":
        assert response.context["catalogue"].page.paginator.count == 0
        assert 'class="empty"' in response.content.decode()


def test_a_record_in_another_language_is_marked(search_index, client: Client) -> None:
    parent = factories.branch(factories.partner())
    factories.practice(parent, title="Tylko po polsku")
    search_index()
    found = catalogue(QueryDict("lng=pl"), language="en")
    assert [row.title for row in found.page] == ["Tylko po polsku"]
    html = client.get("/en/good-practices/?lng=pl").content.decode()
    assert 'lang="pl" hreflang="pl">Tylko po' in html
    assert 'class="lang-tag"' in html


def test_an_unconfirmed_record_ranks_lower(search_index) -> None:
    first = catalogue(QueryDict(""), language="pl").page[0]
    PublicationTerm.objects.filter(publication=first, scheme="confirmation").update(
        code="unconfirmed"
    )
    row = Publication.objects.get(pk=first.pk)
    current_engine().index([row])
    assert [*catalogue(QueryDict("page=2"), language="pl").page][-1].pk == first.pk
    # An order by title says nothing of confirmation.
    titles = listed("sort=title") + listed("sort=title&page=2")
    assert titles == sorted(titles, key=lambda title: sort_key(title, "pl"))


def test_evidence_comes_first_when_asked_for(search_index) -> None:
    row = Publication.objects.filter(kind="practice", language="pl").latest("date_key")
    row.terms.filter(scheme="evidence-level").delete()
    PublicationTerm.objects.create(publication=row, scheme="evidence-level", code="3")
    current_engine().index([row])
    assert catalogue(QueryDict("sort=evidence"), language="pl").page[0].pk == row.pk


@pytest.mark.parametrize("view", ["list", "table", "map"])
@pytest.mark.parametrize(
    "query", ["", "country=FR", "practice-kind=standard&country=FR"]
)
def test_every_view_is_drawn(client: Client, view: str, query: str) -> None:
    html = client.get(f"{INDEX}?view={view}&{query}").content.decode()
    assert html.count('aria-current="true"') >= 1
    assert ('class="empty"' in html) == query.startswith("practice-kind")


def test_the_map_says_in_words_what_it_draws() -> None:
    found = catalogue(QueryDict("view=map&topic=guidance"), language="en")
    assert found.drawing is not None
    drawn = {item.name: item.words[0].text for item in found.drawing.drawn}
    places = {place.label: place for place in found.drawing.lists[0].places}
    assert drawn
    for name, text in drawn.items():
        assert text.split()[0] == str(places[name].number)
    assert "topic=guidance" in places["Poland"].query
    assert "view=map" in places["Poland"].query


def test_long_facets_show_the_most_frequent_and_what_is_chosen() -> None:
    facets = {f.name: f for f in catalogue(QueryDict(""), language="pl").facets}
    owners = facets["owner"]
    assert (len(owners.choices), owners.hidden) == (10, 5)
    whole = catalogue(QueryDict("all=owner"), language="pl")
    codes = [c.code for f in whole.facets if f.name == "owner" for c in f.choices]
    assert len(codes) == 15
    last = catalogue(QueryDict(f"owner={codes[-1]}"), language="pl")
    chosen = next(f for f in last.facets if f.name == "owner").choices
    assert chosen[-1].code == codes[-1]
    assert chosen[-1].chosen


def test_a_partner_without_public_records_is_unknown() -> None:
    factories.partner("tajna")
    found = catalogue(QueryDict("owner=tajna"), language="pl")
    assert found.problems
    assert "TAJNA" not in str(found.problems)


def test_the_list_is_there_while_the_index_is_being_made(
    client: Client, settings, tmp_path
) -> None:
    settings.SEARCH_PATH = str(tmp_path / "none.sqlite3")
    response = client.get(f"{INDEX}?country=FR&lng=pl")
    assert response.status_code == 200
    found = response.context["catalogue"]
    assert (found.ready, found.page.paginator.count, found.facets) == (False, 2, [])


def test_what_was_withdrawn_since_is_not_shown(search_index) -> None:
    row = catalogue(QueryDict("country=FR"), language="pl").page[0]
    Publication.objects.filter(pk=row.pk).update(withdrawn_at=NOON)
    found = catalogue(QueryDict("country=FR"), language="pl")
    assert row.pk not in [left.pk for left in found.page]


def test_the_list_costs_the_same_with_many_rows(search_index, client: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    few = measure(client, f"{INDEX}?country=FR", CaptureQueriesContext(connection))
    parent = factories.branch(factories.partner())
    for number in range(25):
        factories.practice(parent, title=f"Praktyka {number}")
    search_index()
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
