import pytest
from django.core.exceptions import ValidationError

from partners_exchange.identifiers import (
    validate_language_code,
    validate_ror_id,
    validate_wikidata_id,
)


@pytest.mark.parametrize(
    "value",
    ["https://ror.org/03bqmcz70", "https://ror.org/05dxps055"],
)
def test_a_real_ror_identifier_is_taken(value: str):
    validate_ror_id(value)


@pytest.mark.parametrize(
    "value",
    [
        "03bqmcz70",
        "http://ror.org/03bqmcz70",
        "https://ror.org/13bqmcz70",
        "https://ror.org/03bqmcz7",
        "https://ror.org/03bqmcz70/",
        "https://ror.org/03bqmcz70\n",
        "https://ror.org/03iqmcz70",
        "https://ror.org/03BQMCZ70",
    ],
)
def test_what_is_no_ror_identifier_is_refused(value: str):
    with pytest.raises(ValidationError) as caught:
        validate_ror_id(value)
    assert caught.value.code == "invalid"


@pytest.mark.parametrize("value", ["03bqmcz71", "03bqmcz07", "03bqcmz70"])
def test_a_mistyped_ror_identifier_is_refused(value: str):
    with pytest.raises(ValidationError) as caught:
        validate_ror_id(f"https://ror.org/{value}")
    assert caught.value.code == "checksum"


def test_a_wikidata_number_is_taken():
    validate_wikidata_id("Q189441")


@pytest.mark.parametrize("value", ["189441", "Q0", "Q01", "q189441", "Q12x", "Q1\n"])
def test_what_is_no_wikidata_number_is_refused(value: str):
    with pytest.raises(ValidationError):
        validate_wikidata_id(value)


@pytest.mark.parametrize("value", ["fr", "uk", "el"])
def test_a_language_of_the_standard_is_taken(value: str):
    validate_language_code(value)


@pytest.mark.parametrize("value", ["ua", "FR", "fra", "x", ""])
def test_what_is_no_language_is_refused(value: str):
    with pytest.raises(ValidationError):
        validate_language_code(value)
