"""What the search engine finds alike, on the page of a record."""

import pytest
from django.test import Client

from knowledge.models import PracticePage, PracticeRelation, ResourcePage
from publication.models import Publication
from search.protocol import Hit, Segment

pytestmark = pytest.mark.django_db
HEADING = 'id="similar"'


class Alike:
    """An engine that finds some rows alike, or cannot tell."""

    def __init__(self):
        self.rows = []

    def similar(self, key, language, limit):
        if self.rows is None:
            return None
        return [hit(row) for row in self.rows if str(row.key) != key][:limit]


def hit(row: Publication) -> Hit:
    return Hit(
        key=str(row.key),
        kind=row.kind,
        language=row.language,
        path=row.path,
        title=[Segment(row.title)],
        summary=[],
        matched=[],
        concepts=[],
        terms={},
        date="",
    )


@pytest.fixture
def alike(monkeypatch: pytest.MonkeyPatch) -> Alike:
    engine = Alike()
    monkeypatch.setattr("knowledge.record_page.similar.current_engine", lambda: engine)
    return engine


@pytest.fixture
def pages(alike: Alike) -> list[PracticePage]:
    """Some public practices in Polish; the engine finds the others alike."""
    found = list(
        PracticePage.objects.live().filter(locale__language_code="pl").order_by("pk")
    )[:7]
    alike.rows = [row_of(page) for page in found]
    return found


def row_of(page: PracticePage | ResourcePage) -> Publication:
    return Publication.objects.get(key=page.translation_key, language="pl")


def html_of(client: Client, page: PracticePage | ResourcePage) -> str:
    return client.get(page.url).content.decode()


def similar_part(html: str) -> str:
    """Return what stands below the heading."""
    return html.split(f"<h2 {HEADING}")[1].split("<h2", maxsplit=1)[0]


def test_an_engine_that_cannot_tell_leaves_no_empty_heading(client, alike, pages):
    for answer in (None, []):
        alike.rows = answer
        assert HEADING not in html_of(client, pages[0])
        assert "#similar" not in html_of(client, pages[0])


def test_the_most_alike_are_listed(client, pages):
    html = html_of(client, pages[0])
    part = similar_part(html)
    for page in pages[1:5]:
        assert f'href="{page.url}"' in part
    for page in (pages[0], *pages[5:]):
        assert f'href="{page.url}"' not in part
    assert 'href="#similar"' in html


def test_what_was_withdrawn_meanwhile_is_left_out(client, pages):
    Publication.objects.filter(key=pages[1].translation_key, language="pl").delete()
    assert f'href="{pages[1].url}"' not in similar_part(html_of(client, pages[0]))


def test_what_the_authors_name_is_not_said_twice(client, pages):
    page = PracticePage.objects.get(pk=pages[0].pk)
    page.relations = [PracticeRelation(kind="derived-from", related=pages[1])]
    page.save_revision().publish()
    assert f'href="{pages[1].url}"' not in similar_part(html_of(client, page))


def test_another_language_is_marked(client, alike, pages):
    alike.rows = [Publication.objects.get(key=pages[1].translation_key, language="en")]
    part = similar_part(html_of(client, pages[0]))
    assert 'lang="en" hreflang="en"' in part


def test_resources_have_it_too(client, alike):
    resources = list(
        ResourcePage.objects.live().filter(locale__language_code="pl").order_by("pk")
    )[:2]
    alike.rows = [row_of(resources[1])]
    assert f'href="{resources[1].url}"' in similar_part(html_of(client, resources[0]))


def test_it_fits_the_query_budget(client, pages, django_assert_max_num_queries):
    with django_assert_max_num_queries(PracticePage.QUERY_BUDGET):
        html_of(client, pages[0])
