"""A record that is not complete never becomes public, in any language."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page

from core.page_translation.service import translation_save
from knowledge.models import PracticePage
from publication.models import Publication
from tests.knowledge import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Page:
    return factories.branch(factories.partner())


def errors_of(parent: Page, **changes: Any) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        factories.practice(parent, **changes)
    return caught.value.message_dict


@pytest.mark.parametrize("part", ["problem", "lessons"])
@pytest.mark.parametrize("empty", ["", "<p></p>", "<p>&nbsp;</p>", "<p>\xa0 </p>"])
def test_a_forgotten_text_is_no_text(branch: Page, part: str, empty: str) -> None:
    changes = {part: empty, f"{part}_not_recorded": False}
    assert set(errors_of(branch, **changes)) == {part}


def test_a_forgotten_description_is_reported(branch: Page) -> None:
    assert set(errors_of(branch, description=[])) == {"description"}


@pytest.mark.parametrize("part", ["problem", "description"])
def test_text_and_not_recorded_contradict(branch: Page, part: str) -> None:
    assert set(errors_of(branch, **{f"{part}_not_recorded": True})) == {part}


@pytest.mark.parametrize("part", ["problem", "description", "lessons"])
def test_not_recorded_stands_for_a_text(branch: Page, part: str) -> None:
    empty: Any = [] if part == "description" else ""
    page = factories.practice(branch, **{part: empty, f"{part}_not_recorded": True})
    assert page.live


@pytest.mark.parametrize(("number", "accepted"), [(0, False), (1, True), (5, True)])
def test_one_to_five_topics(branch: Page, number: int, accepted: bool) -> None:
    changes = {"topics": factories.topics(number)}
    if accepted:
        assert factories.practice(branch, **changes).topics.count() == number
    else:
        assert set(errors_of(branch, **changes)) == {"topics"}


def test_six_topics_are_too_many(branch: Page) -> None:
    assert set(errors_of(branch, topics=factories.topics(6))) == {"topics"}


def test_kind_is_required(branch: Page) -> None:
    assert set(errors_of(branch, practice_kind=None)) == {"practice_kind"}


@pytest.mark.parametrize(
    ("field", "length", "accepted"),
    [
        ("title", 100, True),
        ("title", 101, False),
        ("summary", 200, True),
        ("summary", 201, False),
        ("summary", 0, False),
    ],
)
def test_lengths(branch: Page, field: str, length: int, accepted: bool) -> None:
    changes = {field: "ż" * length, "slug": "probna-dlugosc"}
    if accepted:
        assert factories.practice(branch, **changes).live
    else:
        assert set(errors_of(branch, **changes)) == {field}


@pytest.mark.parametrize(("field", "limit"), [("title", 100), ("summary", 200)])
@pytest.mark.parametrize("language", ["en", "uk"])
def test_lengths_hold_for_a_translation(
    branch: Page, field: str, limit: int, language: str
) -> None:
    page = factories.practice(branch)
    texts = {field: "x" * (limit + 1), "slug": f"too-long-{language}"}
    translation = factories.started(page, language, texts)
    with pytest.raises(ValidationError) as caught:
        translation_save(translation=translation, user=None, publish=True)
    assert set(caught.value.message_dict) == {field}
    published = Publication.objects.filter(
        key=page.translation_key, language=language, withdrawn_at=None
    )
    assert not published.exists()


def test_end_before_start(branch: Page) -> None:
    assert set(errors_of(branch, start="2019", end="2018-12")) == {"end"}


def test_a_draft_may_be_incomplete(branch: Page) -> None:
    page = factories.draft(branch, problem="", summary="", practice_kind=None)
    assert not page.live
    with pytest.raises(ValidationError):
        page.get_latest_revision().publish()
    assert not PracticePage.objects.get(pk=page.pk).live


def test_one_branch_for_each_partner_and_language(branch: Page) -> None:
    second = type(branch)(title="Druga", partner=branch.partner)  # type: ignore[attr-defined]
    with pytest.raises(ValidationError) as caught:
        branch.get_parent().add_child(instance=second)
    assert set(caught.value.message_dict) == {"partner"}


def test_a_product_cannot_replace_itself() -> None:
    from knowledge.models import ProductPage

    product = ProductPage.objects.filter(locale__language_code="pl").first()
    assert product is not None
    product.replaced_by = product
    with pytest.raises(ValidationError) as caught:
        product.full_clean()
    assert set(caught.value.message_dict) == {"replaced_by"}
