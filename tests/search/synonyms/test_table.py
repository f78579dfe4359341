"""What else is meant by the words of a question."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.query import parse
from search.synonyms.models import SynonymGroup
from search.synonyms.table import current_table, meant_by, table_of, trying

pytestmark = pytest.mark.django_db


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
    asked = parse("Prawa jazdy w Krakowie")
    assert meant_by(asked, "pl") == ["uprawnienia kierowcy"]
    assert meant_by(asked, "en") == ["driving licence"]
    assert meant_by(asked, "uk") == ["водійські права"]


def test_other_forms_of_an_entry_are_recognised():
    group(pl="rowerzysta", en="cyclist")
    assert meant_by(parse("ROWERZYSTÓW"), "en") == ["cyclist"]
    assert meant_by(parse("cyclists"), "pl") == ["rowerzysta"]
    group(pl="książka", en="book")
    assert meant_by(parse("ksiazka"), "en") == ["book"]


def test_words_apart_are_no_entry():
    group(pl="prawo jazdy", en="driving licence")
    assert meant_by(parse("prawo do jazdy"), "en") == []
    assert meant_by(parse("prawo"), "en") == []


@pytest.mark.parametrize(
    "text", ['"rowerzysta"', "-rowerzysta", "+rowerzysta", "", "…"]
)
def test_what_is_wanted_as_typed_has_no_synonyms(text: str):
    group(pl="rowerzysta", en="cyclist")
    assert meant_by(parse(text), "en") == []


def test_a_group_out_of_use_changes_nothing():
    made = group(pl="rowerzysta", en="cyclist")
    made.active = False
    made.save()
    assert meant_by(parse("rowerzysta"), "en") == []
    made.delete()
    assert meant_by(parse("rowerzysta"), "en") == []


def test_a_change_is_used_at_once_and_reading_costs_one_query():
    made = group(pl="rowerzysta", en="cyclist")
    assert meant_by(parse("rowerzysta"), "en") == ["cyclist"]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        current_table()
    assert len(queries) == 1
    made.words_en = "bicycle rider"
    made.save()
    assert meant_by(parse("rowerzysta"), "en") == ["bicycle rider"]


def test_another_table_can_be_tried():
    with trying(table_of([{"pl": ["rowerzysta"], "en": ["cyclist"]}])):
        assert meant_by(parse("rowerzysta"), "en") == ["cyclist"]
    assert meant_by(parse("rowerzysta"), "en") == []


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
