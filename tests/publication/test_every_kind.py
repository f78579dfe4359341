"""The check of the table knows every kind, and notices what each depends on."""

from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import PageViewRestriction

from core.models import BasePage
from knowledge.models import (
    Adoption,
    BoardPage,
    ConditionProfile,
    Finding,
    Offer,
    PracticePage,
)
from partners_exchange.models import Partner
from publication.checking import publication_differences
from publication.models import Publication, PublicationTerm
from publication.registry import registry
from publication.services import publication_refresh_dirty
from tests.support import ships_empty
from vocabularies.enums import Scheme
from vocabularies.models import Concept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _examples() -> None:
    """Let there be an example of every kind, all of it up to date."""
    ships_empty.write()
    publication_refresh_dirty()


def registered() -> set[str]:
    """Return every kind that is published."""
    pages = {model.kind for model in registry.pages if issubclass(model, BasePage)}
    rows = {publisher.kind for publisher in registry.rows.values()}
    return pages | rows | set(registry.objects)


def one_of_each() -> dict[str, Publication]:
    """Return a public row of every kind."""
    found: dict[str, Publication] = {}
    for row in Publication.objects.filter(withdrawn_at=None, language="pl"):
        found.setdefault(row.kind, row)
    return found


def differing() -> dict[str, set[str]]:
    """Return what the check says, by kind."""
    found: dict[str, set[str]] = {}
    for difference in publication_differences():
        found.setdefault(difference.kind, set()).add(difference.what)
    return found


def test_every_kind_is_checked() -> None:
    examples = one_of_each()
    assert set(examples) == registered()
    assert differing() == {}
    for row in examples.values():
        Publication.objects.filter(pk=row.pk).update(etag="another")
    found = differing()
    assert {kind for kind, what in found.items() if "other content" in what} == set(
        examples
    )


def test_a_row_that_is_missing_and_a_term_too_many_are_found_in_every_kind() -> None:
    examples = one_of_each()
    for row in examples.values():
        PublicationTerm.objects.create(publication=row, scheme="topic", code="nothing")
    assert set(examples) <= set(differing())
    for row in examples.values():
        Publication.objects.filter(pk=row.pk).delete()
    found = differing()
    assert {kind for kind, what in found.items() if "missing" in what} == set(examples)


def rename_partner() -> None:
    partner = Partner.objects.get(code="uj")
    partner.name_pl, partner.short_name = "Inna nazwa", "INNA"
    partner.save()


def rename_concepts() -> None:
    for scheme, code in (
        (Scheme.TOPIC, "guidance"),
        (Scheme.COUNTRY, "PL"),
        (Scheme.NUTS, "PL21"),
        (Scheme.COUNTY, "1261"),
        (Scheme.ADOPTION_RESULT, "adapted"),
    ):
        row = Concept.objects.get(scheme=scheme, code=code)
        row.label_pl = f"Inaczej {code}"
        row.save()
    condition = Concept.objects.filter(scheme=Scheme.TRANSFER_CONDITION).first()
    condition.label_pl = "Inny warunek"
    condition.save()


def source_of(row: Any, field: str) -> Any:
    return type(getattr(row, field)).objects.get(pk=getattr(row, f"{field}_id"))


def rename_pages() -> None:
    for field in ("practice", "activity"):
        page = source_of(Finding.objects.get(), field)
        page.title = f"Inny tytuł: {field}"
        page.save_revision().publish()


def withdraw_practice() -> None:
    source_of(Adoption.objects.get(), "practice").unpublish()


def restrict_activity() -> None:
    PageViewRestriction.objects.create(
        page=source_of(Finding.objects.get(), "activity"),
        restriction_type=PageViewRestriction.LOGIN,
    )


def other_topics() -> None:
    row = Offer.objects.get()
    row.topics.set(Concept.objects.filter(scheme=Scheme.TOPIC)[2:4])


def move_board() -> None:
    page = BoardPage.objects.get(locale__language_code="pl")
    page.slug, page.title = "tablica", "Tablica"
    page.save_revision().publish()


def close_board() -> None:
    BoardPage.objects.get(locale__language_code="pl").unpublish()


def delete_rows() -> None:
    for model in (Offer, Finding, Adoption, ConditionProfile):
        model.objects.all().delete()


def answer_follow_up() -> None:
    row = Adoption.objects.get()
    row.follow_ups.create(months=3, due="2026-01-01", note_pl="Idzie dobrze.")
    row.follow_ups.update_or_create(months=3, defaults={"note_pl": "Już nie."})


def delete_condition() -> None:
    ConditionProfile.objects.get().conditions.first().delete()


def change_practice() -> None:
    page = source_of(Adoption.objects.get(), "practice")
    page.stage = Concept.objects.filter(scheme=Scheme.STAGE).last()
    page.save_revision().publish()
    assert PracticePage.objects.get(pk=page.pk).live


def restrict_board() -> None:
    """Close it in every language: nothing of the entries is public any more."""
    for page in BoardPage.objects.all():
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.LOGIN
        )


def open_board() -> None:
    for restriction in PageViewRestriction.objects.filter(
        page__in=BoardPage.objects.all()
    ):
        restriction.delete()


# What is done before the table is compared once.
CHANGES: tuple[tuple[Callable[[], None], ...], ...] = (
    (rename_partner, rename_concepts, rename_pages),
    (change_practice, other_topics, answer_follow_up, delete_condition, move_board),
    (restrict_activity, withdraw_practice, restrict_board),
    (open_board,),
    (close_board, delete_rows),
)


def test_what_a_kind_depends_on_leaves_nothing_out_of_date() -> None:
    wrong = {}
    for together in CHANGES:
        for change in together:
            change()
        publication_refresh_dirty()
        if found := differing():
            wrong[" and ".join(change.__name__ for change in together)] = found
    assert wrong == {}
