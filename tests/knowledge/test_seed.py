"""The shipped records are there, complete and in three languages."""

import pytest
from wagtail.models import Page, Revision

from knowledge.models import (
    PartnerBranchPage,
    PracticePage,
    ProductPage,
    ResourcePage,
)
from knowledge.seed import seed_practices, seed_products
from publication.models import Publication

pytestmark = pytest.mark.django_db
LANGUAGES = ("pl", "en", "uk")


@pytest.mark.parametrize(
    ("model", "number"), [(PracticePage, 24), (ResourcePage, 6), (ProductPage, 4)]
)
def test_every_language_is_published(model: type[Page], number: int) -> None:
    for language in LANGUAGES:
        live = model.objects.live().filter(locale__language_code=language)
        assert live.count() == number
        rows = Publication.objects.filter(
            kind=model.kind,
            language=language,
            withdrawn_at=None,  # type: ignore[attr-defined]
        )
        assert rows.count() == number


def test_every_record_is_labelled_and_sourced() -> None:
    for model in (PracticePage, ResourcePage):
        for page in model.objects.filter(locale__language_code="pl"):
            assert page.compiled
            assert len(page.sources) > 0
            assert page.owning_partner is not None
            assert not page.rule_errors()


def test_no_evidence_level_is_invented() -> None:
    assert not PracticePage.objects.exclude(evidence_level=None).exists()


def test_a_product_its_groups_and_its_practice_know_each_other() -> None:
    product = ProductPage.objects.get(slug="msues", locale__language_code="pl")
    row = Publication.objects.get(key=product.translation_key, language="en")
    assert len(row.document["task_groups"]) == 2
    groups = row.terms.filter(scheme="task-group").values_list("code", flat=True)
    assert set(groups) == {group["key"] for group in row.document["task_groups"]}
    practices = Publication.objects.filter(
        kind="practice",
        language="en",
        terms__scheme="product",
        terms__code=str(product.translation_key),
    )
    assert practices.get().document["product"]["path"] == row.path


def test_seeding_again_changes_nothing() -> None:
    before = (Page.objects.count(), Revision.objects.count())
    list(seed_products())
    list(seed_practices())
    assert (Page.objects.count(), Revision.objects.count()) == before


def test_each_owner_has_one_branch_in_each_language() -> None:
    owners = PartnerBranchPage.objects.values_list("partner", "locale")
    assert len(owners) == len(set(owners))
    assert len(owners) % 3 == 0
