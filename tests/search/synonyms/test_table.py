"""What else is meant by the words of a question."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.synonyms.groups import table_of
from search.synonyms.models import SynonymGroup
from search.synonyms.table import current, trying, understood

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_shipped_groups() -> None:
    SynonymGroup.objects.all().delete()


def group(**words: str) -> SynonymGroup:
    made = SynonymGroup(**{f"words_{code}": text for code, text in words.items()})
    made.full_clean()
    made.save()
    return made


def test_one_entry_leads_to_the_others_in_every_language():
    group(
        pl="prawo jazdy\nuprawnienia kierowcy",
        en="driving licence",
        uk="водійські права",
    )
    asked = understood("Prawa jazdy dla Ewy")
    assert asked.meant_in("pl") == ["uprawnienia", "kierowcy"]
    assert asked.meant_in("en") == ["driving", "licence"]
    assert asked.meant_in("uk") == ["водійські", "права"]
    assert asked.doubtful == ["dla", "Ewy"]


def test_other_forms_of_an_entry_are_recognised():
    group(pl="rowerzysta", en="cyclist")
    assert understood("ROWERZYSTÓW").meant_in("en") == ["cyclist"]
    assert understood("cyclists").meant_in("pl") == ["rowerzysta"]
    group(pl="książka", en="book")
    assert understood("ksiazka").meant_in("en") == ["book"]


def test_in_the_typed_language_an_entry_stands_for_what_only_it_says():
    group(pl="pośredniak\nurząd pracy", en="labour office")
    group(pl="praca", en="labour")
    asked = understood("pośredniak")
    assert asked.meant_in("pl") == ["urząd"]
    assert asked.meant_in("en") == ["labour", "office"]


def test_an_entry_that_holds_another_is_only_recognised():
    group(pl="targ\ntarg staroci", en="market\nmarket of old things")
    assert understood("targ staroci").meant_in("en") == ["market"]
    assert understood("market").meant_in("pl") == ["targ"]


def test_a_word_typed_without_marks_is_recognised():
    group(pl="umiejętność", en="skill")
    assert understood("umiejetnosci").meant_in("en") == ["skill"]


def test_words_apart_are_no_entry():
    group(pl="prawo jazdy", en="driving licence")
    assert understood("prawo do jazdy").meant_in("en") == []
    assert understood("prawo").meant_in("en") == []


@pytest.mark.parametrize(
    "text", ['"rowerzysta"', "-rowerzysta", "+rowerzysta", "", "…"]
)
def test_what_is_wanted_as_typed_has_no_synonyms(text: str):
    group(pl="rowerzysta", en="cyclist")
    assert understood(text).meant_in("en") == []


def test_a_group_out_of_use_changes_nothing():
    made = group(pl="rowerzysta", en="cyclist")
    made.active = False
    made.save()
    assert understood("rowerzysta").meant_in("en") == []
    made.delete()
    assert understood("rowerzysta").meant_in("en") == []


def test_a_change_is_used_at_once_and_reading_costs_one_query():
    made = group(pl="rowerzysta", en="cyclist")
    assert understood("rowerzysta").meant_in("en") == ["cyclist"]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        current()
    assert len(queries) == 1
    made.words_en = "bicycle rider"
    made.save()
    assert understood("rowerzysta").meant_in("en") == ["bicycle", "rider"]


def test_another_table_can_be_tried():
    with trying(table_of([{"pl": ["rowerzysta"], "en": ["cyclist"]}])):
        assert understood("rowerzysta").meant_in("en") == ["cyclist"]
    assert understood("rowerzysta").meant_in("en") == []


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ({"pl": "rower"}, "__all__"),
        ({}, "__all__"),
        ({"pl": "rower\n…", "en": "bike"}, "words_pl"),
        ({"pl": "rower", "en": "one two three four five six"}, "words_en"),
        ({"uk": "\n".join(f"слово{n}" for n in range(31))}, "words_uk"),
    ],
)
def test_what_cannot_be_used_is_refused(words: dict[str, str], field: str):
    with pytest.raises(ValidationError) as refused:
        group(**words)
    assert set(refused.value.message_dict) == {field}
