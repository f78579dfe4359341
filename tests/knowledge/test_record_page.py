"""What the page of one record draws beside its text."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from core.models import SiteDocument
from knowledge.models import PracticeAttachment, PracticePage, PracticeRelation
from knowledge.record_page.opinions import opinions
from knowledge.record_page.transfer import line_piece
from knowledge.views import EVIDENCE_QUERY_BUDGET
from partners_exchange.models import Partner
from publication.services import publication_refresh_page
from tests.knowledge import factories
from tests.knowledge.adoptions import adoption
from tests.support.pages import translated

pytestmark = pytest.mark.django_db
ALL = ("law", "funding", "governance", "staff", "data-it", "culture", "scale", "cost")


@pytest.fixture
def branch():
    return factories.branch(factories.partner())


def html_of(client: Client, page: PracticePage) -> str:
    return client.get(page.url).content.decode().replace("\xa0", " ")


def related(page: PracticePage, kind: str, other: PracticePage) -> None:
    """Publish a relation of a practice."""
    fresh = PracticePage.objects.get(pk=page.pk)
    fresh.relations = [
        *fresh.relations.all(),
        PracticeRelation(kind=kind, related=other),
    ]
    fresh.save_revision().publish()


# Nothing known


def test_a_practice_of_which_little_is_known_says_so(branch, client: Client):
    with translation.override("en"):
        page = factories.practice(branch)
        english = translated(page, "en", slug="trial")
        html = html_of(client, english)
    for text in (
        "Not recorded. Nothing we have read says what it takes",
        "The owner has not rated the eight conditions of transfer yet.",
        "No institution has recorded yet that it took the practice up.",
        "No files.",
        "First publication.",
        "Not assessed",
    ):
        assert text in html
    assert "transfer-profile" not in html
    assert 'id="related"' not in html


# Transfer profile


@pytest.mark.parametrize(
    ("ratings", "position", "path"),
    [
        ([0, 3], 0, "M0 0.5L1.5 1"),
        ([0, 3], 1, "M1.5 0L3 0.5"),
        ([1, 2, 3], 1, "M1.5 0L2 0.5L2.5 1"),
        ([1, None, 3], 1, ""),
        ([1, None, 3], 0, ""),
        ([1, 2, None], 1, "M1.5 0L2 0.5"),
        ([2], 0, ""),
    ],
)
def test_the_line_ends_where_nothing_is_known(ratings, position, path):
    assert line_piece(ratings, position) == path


def test_the_profile_has_all_conditions_and_numbers_beside_the_drawing(
    branch, client: Client
):
    rated = {"law": "0", "staff": "3"}
    page = factories.practice(
        branch,
        transfer_profile=[
            (
                "condition",
                {"condition": code, "rating": rating, "reason": f"Bo {code}."},
            )
            for code, rating in rated.items()
        ],
    )
    profile = client.get(page.url).context["profile"]
    assert len(profile) == len(ALL)
    assert [row.rating for row in profile if row.rating is not None] == [0, 3]
    html = html_of(client, page)
    assert '<span class="val num">3</span>' in html
    assert html.count("Bo staff.") == 2  # in the table, and below it where narrow
    assert html.count('class="unrated"') == 6


# Relations and the family tree


def test_relations_are_told_from_both_ends(branch, client: Client):
    first = factories.practice(branch, title="Pierwowzór", slug="pierwowzor")
    second = factories.practice(branch, title="Pochodna", slug="pochodna")
    third = factories.practice(branch, title="Podobna", slug="podobna")
    related(second, "derived-from", first)
    related(second, "similar", third)
    related(third, "supersedes", first)
    expected = {
        first: ["Pochodna", "Podobna"],
        second: ["Pierwowzór", "Podobna"],
        third: ["Pierwowzór", "Pochodna"],
    }
    for page, titles in expected.items():
        groups = client.get(page.url).context["related"]
        assert sorted(
            other.title for group in groups for other in group.pages
        ) == sorted(titles)


def test_similar_both_ways_is_listed_once(branch, client: Client):
    first = factories.practice(branch, title="Jedna", slug="jedna")
    second = factories.practice(branch, title="Druga", slug="druga")
    related(first, "similar", second)
    related(second, "similar", first)
    (group,) = client.get(first.url).context["related"]
    assert [page.title for page in group.pages] == ["Druga"]


def test_a_draft_and_a_withdrawn_practice_are_no_relations(branch, client: Client):
    first = factories.practice(branch, title="Jedna", slug="jedna")
    gone = factories.practice(branch, title="Wycofana", slug="wycofana")
    related(gone, "derived-from", first)
    draft = PracticePage.objects.get(pk=gone.pk)
    draft.unpublish()
    context = client.get(first.url).context
    assert context["related"] == []
    assert context["family"] is None
    assert "Wycofana" not in html_of(client, first)


def test_the_tree_goes_from_the_origin_to_those_who_took_it_up(branch, client: Client):
    first = factories.practice(branch, title="Pierwowzór", slug="pierwowzor")
    page = factories.practice(branch, title="Praktyka", slug="praktyka")
    child = factories.practice(branch, title="Pochodna", slug="pochodna")
    related(page, "derived-from", first)
    related(child, "derived-from", page)
    adoption(page, "tarnow", "adapted")
    adoption(
        page,
        "gorlice",
        "tried-and-dropped",
        reason={"text": "Zabrakło ludzi.", "language": "pl"},
    )
    adoption(child, "miechow", "adopted")
    root = client.get(page.url).context["family"]
    assert root.who == "Pierwowzór"
    (here,) = root.children
    assert (here.who, here.state) == ("Praktyka", "here")
    assert [node.who for node in here.children] == [
        "Instytucja gorlice",
        "Instytucja tarnow",
        "Pochodna",
    ]
    assert [node.state for node in here.children] == ["dropped", "", ""]
    assert [node.who for node in here.children[2].children] == ["Instytucja miechow"]
    html = html_of(client, page)
    assert "Zabrakło ludzi." in html
    assert "Powiat bocheński" in html


def test_a_circle_of_origins_ends(branch, client: Client):
    pages = [
        factories.practice(branch, title=f"Krok {number}", slug=f"krok-{number}")
        for number in range(3)
    ]
    for page, other in pairwise(pages):
        related(page, "derived-from", other)
    # The rules refuse the last link; what was stored before them may have it.
    PracticeRelation.objects.create(
        page=pages[-1], related=pages[0], kind="derived-from"
    )
    publication_refresh_page(pages[-1].translation_key)
    for page in pages:
        assert client.get(page.url).status_code == 200


def test_many_adoptions_cost_no_query_each(
    branch, client: Client, django_assert_max_num_queries
):
    page = factories.practice(branch)
    for number in range(30):
        adoption(page, f"instytucja-{number}", "adopted")
    with django_assert_max_num_queries(PracticePage.QUERY_BUDGET):
        assert client.get(page.url).status_code == 200


# Attachments, confirmation, evidence


def test_an_attachment_says_what_to_expect(branch, client: Client):
    document = SiteDocument(
        title="Ankieta", language="en", accessible=False, licence_code="cc-by-4.0"
    )
    document.file.save("ankieta.pdf", ContentFile(b"%PDF-1.4"), save=True)
    page = factories.practice(
        branch, attachments=[PracticeAttachment(document=document)]
    )
    (file,) = client.get(page.url).context["attachments"]
    assert file.facts[0] == "PDF"
    assert "English" in file.facts
    assert any("CC" in fact for fact in file.facts)
    assert '<a href="' in html_of(client, page)


@pytest.mark.parametrize(
    ("state", "confirmed", "said"),
    [
        ("unconfirmed", None, "was asked whether this is still true"),
        ("unconfirmed", "2020-01-31", "last confirmed this on 31 January 2020"),
        ("confirmed", "2020-01-31", ""),
        ("not-asked", None, ""),
    ],
)
def test_what_nobody_stands_by_is_marked(
    branch, client: Client, state, confirmed, said
):
    page = factories.practice(branch, confirmation=state, last_confirmed=confirmed)
    english = translated(page, "en", slug="trial")
    unconfirmed = client.get(english.url).context["unconfirmed"]
    assert unconfirmed == "" if not said else said in unconfirmed


@pytest.mark.parametrize(
    ("language", "address"),
    [
        ("pl", "/pl/poziomy-dowodow/"),
        ("en", "/en/evidence-levels/"),
        ("uk", "/uk/rivni-dokazovosti/"),
    ],
)
def test_levels_are_explained_in_every_language(
    client: Client, language, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(EVIDENCE_QUERY_BUDGET):
        response = client.get(address)
    assert response.status_code == 200
    levels = response.context["levels"]
    assert [level.number for level in levels] == ["0", "1", "2", "3"]
    assert all(level.definition.language == language for level in levels)
    practice = PracticePage.objects.filter(locale__language_code=language).live()[0]
    assert f'href="{address}"' in client.get(practice.url).content.decode()


def test_an_opinion_keeps_its_language_and_its_words(client: Client):
    @dataclass
    class Given:
        reviewer_name: str
        institution: Partner | None
        text: str
        language: str
        date: date

    given = [
        Given(
            "Anna Nowak", factories.partner(), "<b>Dobre</b>", "pl", date(2026, 5, 1)
        ),
        Given("Jan Kowal", None, "   ", "pl", date(2026, 5, 2)),
    ]
    with translation.override("en"):
        shown = opinions(given, "en")
        html = render_to_string(
            "knowledge/includes/opinions.html",
            {"opinions": shown, "LANGUAGE_CODE": "en"},
        )
    assert len(shown) == 1
    assert "Institution probna" in html
    assert '<blockquote lang="pl">' in html
    assert "&lt;b&gt;Dobre&lt;/b&gt;" in html
    assert "1 May 2026" in html.replace("\xa0", " ")
