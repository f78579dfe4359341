"""“Could it work here?” says each gap in words, and adds nothing up."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from knowledge.exchange.comparison import gap_words, wide_gaps
from knowledge.exchange.services import Said, conditions_save
from knowledge.exchange.views import COMPARISON_QUERY_BUDGET
from tests.knowledge import factories
from tests.knowledge.exchange.factories import practice
from vocabularies.enums import Scheme
from vocabularies.selectors import concepts

pytestmark = pytest.mark.django_db


def address(key: object, language: str = "pl") -> str:
    with translation.override(language):
        return reverse("could_it_work", args=[key])


def conditions() -> list:
    return concepts(scheme=Scheme.TRANSFER_CONDITION)


def rated_practice(*ratings: str):
    profile = [
        (
            "condition",
            {"condition": concept.code, "rating": rating, "reason": "Bo tak działa."},
        )
        for concept, rating in zip(conditions(), ratings, strict=False)
    ]
    return practice(transfer_profile=profile)


def describe(code: str, *ratings: int):
    partner = factories.partner(code)
    conditions_save(
        partner=partner,
        said={
            concept: Said(rating, {"en": "Our own note."})
            for concept, rating in zip(conditions(), ratings, strict=False)
        },
    )
    return partner


def text_of(response) -> str:
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("need", "have", "words"),
    [
        (None, 3, "The owner has not said how much it matters."),
        (None, None, "The owner has not said how much it matters."),
        (0, None, "It does not matter for this practice."),
        (0, 0, "It does not matter for this practice."),
        (2, None, "The institution has not said how it stands."),
        (2, 2, "In place."),
        (1, 3, "In place."),
        (2, 1, "A small gap."),
        (3, 1, "A clear gap: plan for it before you begin."),
        (3, 0, "A wide gap: without this the practice will hardly work."),
    ],
)
def test_every_pair_has_its_words(need, have, words):
    with translation.override("en"):
        assert gap_words(need, have) == words


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_both_sides_stand_beside_each_other(client, language):
    page = rated_practice("3", "2", "0")
    describe("gosc", 0, 1, 3)
    describe("inna", 3)
    html = text_of(
        client.get(address(page.translation_key, language), {"here": "gosc"})
    )
    assert len(re.findall(r'<th scope="row">', html)) == 8
    assert '<option value="gosc" selected>' in html
    assert '<option value="inna">' in html
    assert ('lang="en">Our own note.' in html) == (language != "en")
    assert ('lang="pl">Bo tak działa.' in html) == (language != "pl")
    first = conditions()[0].label_in(language)
    main = html.partition("<main")[2]
    looked_at_first = re.search(r"<ul><li>([^<]*)</li></ul>", main)
    assert looked_at_first
    assert looked_at_first[1] == first


def test_a_practice_without_ratings_says_so(client):
    describe("gosc", 1)
    answer = client.get(address(practice().translation_key, "en"), {"here": "gosc"})
    html = text_of(answer)
    assert 'class="empty"' in html
    assert "<table" not in html


def test_without_institutions_the_needs_are_shown_alone(client):
    html = text_of(client.get(address(rated_practice("3").translation_key)))
    assert 'class="empty"' in html
    assert "Bo tak działa." in html


@pytest.mark.parametrize("code", ["nikt", "'\"><script>", "x" * 3000])
def test_an_unknown_institution_is_no_error(client, code):
    describe("gosc", 1)
    page = rated_practice("3")
    answer = client.get(address(page.translation_key), {"here": code})
    assert answer.status_code == 200
    assert 'role="status"' in text_of(answer)
    assert "<script>" not in re.sub(r"<script[ >].*?</script>", "", text_of(answer))


def test_a_withdrawn_practice_is_gone(client):
    page = rated_practice("3")
    page.unpublish()
    assert client.get(address(page.translation_key)).status_code == 410
    assert (
        client.get(address("00000000-0000-0000-0000-000000000001")).status_code == 404
    )


def test_the_widest_gaps_come_first():
    class Row:
        def __init__(self, label: str, gap: int) -> None:
            self.label, self.gap = label, gap

    rows = [Row("a", 2), Row("b", 1), Row("c", 3), Row("d", 0)]
    assert wide_gaps(rows) == ["c", "a"]


def test_the_budget_holds_for_many_institutions(
    client: Client, django_assert_max_num_queries
):
    page = rated_practice("3", "1")
    for number in range(12):
        describe(f"gosc-{number}", 1, 2)
    with django_assert_max_num_queries(COMPARISON_QUERY_BUDGET):
        client.get(address(page.translation_key), {"here": "gosc-3"})


def test_conditions_are_an_api_list(client):
    describe("gosc", 1, 2)
    found = client.get("/api/v1/conditions", {"partner": "gosc", "lang": "uk"}).json()
    (item,) = found["items"]
    assert [row["rating"] for row in item["conditions"]] == [1, 2]
    assert item["partner"]["name"]["text"] == "Установа gosc"
