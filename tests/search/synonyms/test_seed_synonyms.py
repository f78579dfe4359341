"""The synonyms that the product ships with."""

import pytest

from core.languages import LANGUAGE_CODES
from search.synonyms.models import SynonymGroup
from search.synonyms.seed import items, seed_synonyms
from search.synonyms.table import understood

pytestmark = pytest.mark.django_db


def seeded() -> int:
    return len(list(seed_synonyms()))


@pytest.fixture
def empty() -> None:
    SynonymGroup.objects.all().delete()


@pytest.mark.usefixtures("empty")
def test_every_group_speaks_three_languages_and_can_be_searched_for():
    assert seeded() == len(items()) >= 80
    for group in SynonymGroup.objects.all():
        group.full_clean()
        assert all(group.entries[language] for language in LANGUAGE_CODES)
    assert "labour" in understood("urząd pracy").meant_in("en")
    assert "зайнятості" in understood("urzędy pracy").meant_in("uk")


@pytest.mark.usefixtures("empty")
def test_a_second_run_leaves_what_editors_made_of_it():
    seeded()
    group = SynonymGroup.objects.get(code="labour-office")
    group.words_en = "job shop"
    group.active = False
    group.save()
    own = SynonymGroup.objects.create(words_pl="rower", words_en="bicycle")
    gone = SynonymGroup.objects.get(code="neet")
    gone.delete()
    assert seeded() == 1
    group.refresh_from_db()
    assert (group.words_en, group.active) == ("job shop", False)
    assert SynonymGroup.objects.filter(pk=own.pk).exists()


def test_codes_are_given_once():
    codes = [item["code"] for item in items()]
    assert len(codes) == len(set(codes))
