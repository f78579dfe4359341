import pytest
from django.core.exceptions import ValidationError

from partners_exchange.models import Membership, Partner
from tests.partners_exchange.factories import (
    partner,
    snapshot,
    term,
    unsaved_partner,
)
from vocabularies.enums import Scheme

pytestmark = pytest.mark.django_db


def errors_of(row) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("founded", "13.05.2015"),
        ("founded", "2015-13"),
        ("ended", "2015-02-30"),
        ("ended", "0015"),
        ("ror_id", "https://ror.org/03bqmcz71"),
        ("wikidata_id", "189441"),
        ("original_language", "xx"),
        ("website", "not an address"),
        ("code", "Big Letters"),
    ],
)
def test_a_wrong_value_is_an_error_on_its_field(field: str, value: str):
    assert field in errors_of(unsaved_partner(**{field: value}))


def test_a_partner_without_a_polish_name_is_refused():
    assert "name_pl" in errors_of(unsaved_partner(name_pl=""))


def test_an_end_before_the_founding_is_refused():
    row = unsaved_partner(founded="2004-05", ended="2004-04-30")
    assert list(errors_of(row)) == ["ended"]


def test_an_end_in_the_year_of_the_founding_is_taken():
    unsaved_partner(founded="2004-05", ended="2004").full_clean()


def test_an_original_name_needs_its_language():
    row = unsaved_partner(original_name="Pôle Rhône-Alpes de l'Orientation")
    assert list(errors_of(row)) == ["original_language"]


@pytest.mark.parametrize("field", ["successor", "possible_successor"])
def test_an_organisation_cannot_succeed_itself(field: str):
    row = partner()
    setattr(row, field, row)
    assert list(errors_of(row)) == [field]


def test_a_possible_successor_beside_a_confirmed_one_is_refused():
    row = unsaved_partner(successor=partner(), possible_successor=partner())
    assert list(errors_of(row)) == ["possible_successor"]


def test_a_code_never_changes():
    row = partner(code="trial")
    row.code = "other"
    assert list(errors_of(row)) == ["code"]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
def test_two_partners_cannot_share_an_address(language: str):
    partner(**{f"slug_{language}": "same"})
    with pytest.raises(ValidationError):
        unsaved_partner(**{f"slug_{language}": "same"}).full_clean()


def test_a_concept_of_another_vocabulary_is_refused():
    row = unsaved_partner(country=term(Scheme.NUTS, "PL21"))
    assert "country" in errors_of(row)


def test_empty_rich_text_gives_way_to_another_language():
    row = partner(
        description_pl="<p>Opis.</p>", description_en='<p data-block-key="a"> </p>'
    )
    assert row.description_en == ""
    assert row.text("description", "en").language == "pl"


def test_code_and_addresses_are_made_from_the_names():
    row = partner(
        name_pl="Łódzka Ґ’ildia", name_en="", name_uk="Школа «Ґанок» у Згурівці"
    )
    assert row.code == "lodzka-gildia"
    assert row.slug_en == "lodzka-gildia"
    assert row.slug_uk == "shkola-ganok-u-zghurivtsi"


def test_names_survive_byte_for_byte():
    names = ["Pôle Rhône-Alpes de l'Orientation", "Ґ’анок «Ї»", "Łódź"]
    row = partner(
        name_pl=names[2], name_uk=names[1], original_name=names[0],
        original_language="fr",
    )  # fmt: skip
    row = Partner.objects.get(pk=row.pk)
    assert [row.original_name, row.name_uk, row.name_pl] == names


def test_a_membership_cannot_end_before_it_began():
    row = Membership(
        partner=partner(), joined="2010", left="2009-12", source_title="Źródło"
    )
    assert list(errors_of(row)) == ["left"]


def test_a_count_without_words_shows_its_number():
    row = snapshot(members=120)
    assert row.shown("uk").value == "120"


def test_a_count_needs_a_source():
    with pytest.raises(ValidationError):
        snapshot(source_title="")
