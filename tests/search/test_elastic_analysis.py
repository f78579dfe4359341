"""Words as the real server reads them, word for word.

Each line of `analysed/<language>.txt` holds a word and what three analysers make of
it: written, stems (the written word among them), beginning. The dictionaries are
those of Debian 12; where another release reads a word otherwise, that is worth a look
before the file is changed.
"""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from core.languages import LANGUAGE_CODES
from search.elastic.analysis import (
    BEGINNING,
    COMPLETION,
    STANDARD,
    STEM,
    STEM_ONLY,
    index_settings,
)
from tests.support import seeded

FOLDER = Path(__file__).parent / "analysed"
FEWEST_WORDS = 60
Golden = dict[str, list[str]]


def golden(language: str) -> Golden:
    lines = (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    rows = [[part.strip() for part in line.split("|")] for line in lines]
    assert len({row[0] for row in rows}) == len(rows) >= FEWEST_WORDS
    return {word: analysed for word, *analysed in rows}


@pytest.fixture(scope="module")
def indices(elasticsearch_client: Elasticsearch) -> Iterator[dict[str, str]]:
    """An empty index of each language, made of the product's own settings."""
    prefix = f"test-{seeded.worker()}-words-{uuid.uuid4().hex[:8]}"
    names = {language: f"{prefix}-{language}" for language in LANGUAGE_CODES}
    for language, name in names.items():
        elasticsearch_client.indices.create(
            index=name, settings=index_settings(language)
        )
    yield names
    for name in names.values():
        elasticsearch_client.indices.delete(index=name)


def read(
    client: Elasticsearch, index: str, analyser: str, words: list[str]
) -> list[str]:
    """Return what an analyser makes of each word, as written in the golden files."""
    # Each word is a text of its own; texts lie far apart, one number to a word.
    answer = client.indices.analyze(index=index, analyzer=analyser, text=words)
    made: list[list[str]] = [[] for _word in words]
    starts, offset = [], 0
    for word in words:
        starts.append(offset)
        offset += len(word) + 1
    for token in answer["tokens"]:
        place = max(
            i for i, start in enumerate(starts) if start <= token["start_offset"]
        )
        made[place].append(token["token"])
    return [" ".join(sorted(tokens)) for tokens in made]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_words_are_read_as_before(
    language: str, indices: dict[str, str], elasticsearch_client: Elasticsearch
):
    expected = golden(language)
    words = list(expected)
    found = [
        read(elasticsearch_client, indices[language], analyser, words)
        for analyser in (STANDARD, STEM, BEGINNING)
    ]
    now = {word: list(row) for word, *row in zip(words, *found, strict=True)}
    assert now == expected


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("uk", "п`ять", "п’ять"),
        ("uk", "ПʼЯТЬ", "п'ять"),
        ("uk", "ысторыя", "історія"),
        ("uk", "клас\u0301", "клас"),
        ("uk", "орга\u00adнізація", "організація"),
        ("pl", "LODZI", "łodzi"),
        ("pl", "współ\u00adpraca", "współpraca"),
        ("en", "Rhône", "rhone"),
        ("en", "student’s", "student's"),
    ],
)
def test_ways_of_writing_are_read_alike(
    language: str,
    text: str,
    written: str,
    indices: dict[str, str],
    elasticsearch_client: Elasticsearch,
):
    one, other = read(
        elasticsearch_client, indices[language], STANDARD, [text, written]
    )
    assert one == other


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("pl", ["seniorów", "seniorzy", "seniorami"]),
        ("pl", ["Łodzi", "Łódź", "Łodzią"]),
        ("uk", ["ґанок", "ґанку", "ґанком"]),
        ("uk", ["Київ", "Києва", "Києві"]),
        ("uk", ["сім’я", "сім'ями", "сімʼї"]),
        ("en", ["learning", "learns", "learned"]),
    ],
)
def test_forms_of_a_word_share_a_stem(
    language: str,
    forms: list[str],
    indices: dict[str, str],
    elasticsearch_client: Elasticsearch,
):
    stems = read(elasticsearch_client, indices[language], STEM_ONLY, forms)
    assert set.intersection(*(set(found.split()) for found in stems))


def test_completion_offers_every_beginning(
    indices: dict[str, str], elasticsearch_client: Elasticsearch
):
    (found,) = read(elasticsearch_client, indices["pl"], COMPLETION, ["Łódź"])
    assert found == "lo lod lodz"
