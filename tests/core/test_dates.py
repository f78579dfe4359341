from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from core.dates import (
    format_date_range,
    format_partial_date,
    months_later,
    parse_partial_date,
    precision_of,
    validate_range,
)


@pytest.mark.parametrize(
    "value",
    [
        "2019-13",
        "2019-02-30",
        "19",
        "2019-4",
        "kwiecień 2019",
        "2019/04",
        "0001",
        "2019-04-30T10",
    ],
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        parse_partial_date(value)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("", "unknown"), ("2019", "year"), ("2019-04", "month"), ("2019-04-30", "day")],
)
def test_precision_follows_from_what_is_written(value: str, precision: str) -> None:
    assert precision_of(value) == precision


@pytest.mark.parametrize(
    ("start", "end"),
    [("2019", "2018"), ("2019-05", "2019-04-30"), ("2020-01-02", "2020-01-01")],
)
def test_an_end_before_its_start_is_refused_on_the_end(start: str, end: str) -> None:
    with pytest.raises(ValidationError) as caught:
        validate_range(start, end)
    assert list(caught.value.message_dict) == ["end"]


@pytest.mark.parametrize(
    ("start", "end"),
    [("2019", "2019-01-01"), ("2019-04-30", "2019"), ("", "2019"), ("2019", "")],
)
def test_a_less_exact_end_is_not_before_its_start(start: str, end: str) -> None:
    validate_range(start, end)


@pytest.mark.parametrize(
    ("language", "value", "text"),
    [
        ("pl", "2008-05-20", "20 maja 2008"),
        ("en", "2008-05-20", "20 May 2008"),
        ("uk", "2008-05-20", "20 травня 2008"),
        ("pl", "2019-04", "kwiecień 2019"),
        ("en", "2019-04", "April 2019"),
        ("uk", "2019-04", "квітень 2019"),
        ("uk", "2019", "2019"),
    ],
)
def test_dates_read_as_the_language_writes_them(
    language: str, value: str, text: str
) -> None:
    with translation.override(language):
        assert format_partial_date(value) == text


def test_an_inferred_year_stands_in_brackets() -> None:
    assert format_partial_date("2015-05-13", basis="inferred-year") == "13 maja [2015]"
    assert format_partial_date("2019", basis="inferred") == "[2019]"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2022-06-13", "2022-06-14", "13–14 czerwca 2022"),
        ("2008", "2013", "2008–2013"),
        ("2023-10-01", "2026-06", "1 października 2023 – czerwiec 2026"),
        ("2019", "", "2019"),
        ("2019", "2019", "2019"),
    ],
)
def test_periods_are_as_short_as_can_be_said(start: str, end: str, text: str) -> None:
    assert format_date_range(start, end) == text


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -24, date(2024, 3, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_months_last(day, months, expected):
    assert months_later(day, months) == expected
