"""Names written in the other script are found by how they sound."""

import pytest

from search.analysis import analyse
from search.transliteration import sounding


def beginnings(written: str, language: str) -> set[str]:
    return {analyse(word, language).beginning for word in sounding(written, language)}


@pytest.mark.parametrize(
    ("typed", "language", "written"),
    [
        ("Nawara", "uk", "Навара"),
        ("Навара", "pl", "Nawara"),
        ("Kowalczyk", "uk", "Ковальчик"),
        ("Шевченко", "pl", "Szewczenko"),
        ("Шевченко", "en", "Shevchenko"),
        ("Shevchenko", "uk", "Шевченко"),
        ("Jagielloński", "uk", "Ягеллонський"),
        ("Ягеллонський", "pl", "Jagielloński"),
        ("partnerstwo", "uk", "партнерство"),
        ("компетенції", "pl", "kompetencji"),
        ("компетенції", "en", "competences"),
        ("Wrocław", "uk", "Вроцлав"),
    ],
)
def test_what_sounds_alike_begins_alike(typed: str, language: str, written: str):
    assert analyse(written, language).beginning in beginnings(typed, language)


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Nawara", "pl"),
        ("Nawara", "en"),
        ("Навара", "uk"),
        ("UE", "uk"),
        ("Том", "pl"),
        ("2008", "uk"),
        ("covid19", "uk"),
        ("日本語学校", "pl"),
        ("", "uk"),
    ],
)
def test_what_stays_as_it_is(typed: str, language: str):
    assert sounding(typed, language) == []
