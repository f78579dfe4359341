"""Words become the keys that the recipe promises."""

import unicodedata

import pytest

from search.analysis import analyse, fold, stem, tokens


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("Łódź", "pl", "lodz"),
        ("ŻÓŁĆ", "pl", "zolc"),
        ("Ґанок", "uk", "ганок"),
        ("п’ять", "uk", "пять"),
        ("пʼять", "uk", "пять"),
        ("п`ять", "uk", "пять"),
        ("история", "uk", "історія"),
        ("ысторыя", "uk", "історія"),
        ("Rhône", "en", "rhone"),
        ("Київ", "en", "київ"),
        ("замо\u0301к", "uk", "замок"),
        ("орга\u00adнізація", "uk", "організація"),
    ],
)
def test_fold(word, language, expected):
    assert fold(word, language) == expected


def test_decomposed_letters_are_composed():
    for word in ("Łódź", "їжак", "йод"):
        assert fold(unicodedata.normalize("NFD", word), "uk") == fold(word, "uk")


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", ["kształcenie", "kształcenia", "kształceniem"]),
        ("en", ["learning", "learn", "learns"]),
        ("uk", ["навчання", "навчанням", "навчанні"]),
        ("uk", ["дорослий", "дорослих", "дорослими", "дорослого"]),
        ("uk", ["Київ", "Києва", "Києві"]),
        ("uk", ["сім’я", "сімя", "сім'ям", "сім’ями"]),
        ("uk", ["ґанок", "ганок", "ґанку"]),
        ("pl", ["życie", "zycia", "życiem"]),
    ],
)
def test_forms_of_a_word_share_a_stem(language, forms):
    assert len({analyse(form, language).stem for form in forms}) == 1


@pytest.mark.parametrize("word", ["і", "її", "дні", "рік"])
def test_short_ukrainian_words_keep_three_letters(word):
    assert len(stem(word, "uk")) >= min(len(word), 3)


def test_places_are_those_of_the_written_words():
    text = "Сім’ям з дітьми, п'ять…"
    assert [text[t.start : t.end] for t in tokens(text, "uk")] == [
        "Сім’ям", "з", "дітьми", "п'ять",
    ]  # fmt: skip


def test_impossible_words_are_passed_over():
    assert list(tokens("a" * 200 + " ʼʼ __ …", "pl")) == []
