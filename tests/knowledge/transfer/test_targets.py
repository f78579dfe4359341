"""What a cell may hold, and how headings are recognised."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from knowledge.transfer.targets import (
    NOT_RECORDED,
    Lookups,
    guessed,
    mapping_errors,
    targets_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lookups() -> Lookups:
    return Lookups.load()


def read(name: str, text: str, lookups: Lookups, kind: str = "practices"):
    return targets_of(kind)[name].read(text, lookups)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<p>x</p><iframe src='//x'></iframe>",
        "<IMG SRC=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<style>p{}</style>",
        "<!-- x -->",
    ],
)
def test_script_in_rich_text_is_refused(text: str, lookups: Lookups) -> None:
    with pytest.raises(ValidationError):
        read("problem", text, lookups)
    with pytest.raises(ValidationError):
        read("title", text, lookups)


def test_rich_text_keeps_the_editors_tags_only(lookups: Lookups) -> None:
    text = '<p onclick="x()">a <a href="javascript:x()">b</a> <b>c</b></p>'
    assert read("problem", text, lookups) == "<p>a <a>b</a> <b>c</b></p>"
    plain = read("problem", "a & b\nc\n\nd", lookups)
    assert plain == "<p>a &amp; b<br>c</p><p>d</p>"


@pytest.mark.parametrize("word", ["not recorded", "Nie odnotowano", "не зафіксовано"])
def test_not_recorded_is_known_in_every_language(word: str, lookups: Lookups) -> None:
    found = read("lessons", word, lookups)
    assert found is NOT_RECORDED or found == f"<p>{word}</p>"
    assert read("lessons", "not recorded", lookups) is NOT_RECORDED


@pytest.mark.parametrize("text", ["PL", "polska", "Poland", "Польща", " POLSKA "])
def test_a_term_is_found_by_code_or_any_label(text: str, lookups: Lookups) -> None:
    assert [term.code for term in read("countries", text, lookups)] == ["PL"]


def test_an_unknown_term_names_similar_ones(lookups: Lookups) -> None:
    with pytest.raises(ValidationError, match="polska"):
        read("countries", "Polskka", lookups)
    with pytest.raises(ValidationError):
        read("countries", "<b>", lookups)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("key", "17"),
        ("start", "30.04.2019"),
        ("source_url", "javascript:x"),
        ("owner", "nikt taki"),
        ("results", "only an indicator"),
        ("results", "a|b|c|d|e|f|g|h|i"),
        ("results", "a||1|||30.04.2019"),
        ("sources", "Raport | ftp://example.org"),
        ("consent", "perhaps"),
    ],
)
def test_a_wrong_value_is_told(name: str, text: str, lookups: Lookups) -> None:
    with pytest.raises(ValidationError):
        read(name, text, lookups)


def test_partners_are_read_with_their_roles(lookups: Lookups) -> None:
    found = read("other_partners", "wup-krakow: funds; uj", lookups)
    assert [(row.code, role) for row, role in found] == [
        ("wup-krakow", "funds"),
        ("uj", "not-recorded"),
    ]


@pytest.mark.parametrize("language", ["pl", "en", "uk"])
@pytest.mark.parametrize("kind", ["practices", "partners"])
def test_headings_are_recognised_in_every_language(kind: str, language: str) -> None:
    with override(language):
        names = {name: str(target.label) for name, target in targets_of(kind).items()}
    mapping = guessed(kind, list(names.values()))
    # Two fields may be called the same in a language; the first one wins.
    assert len([name for name in mapping if name]) >= len(set(names.values())) - 1
    assert guessed(kind, list(names)) == list(names)


def test_a_choice_of_columns_is_checked() -> None:
    assert guessed("practices", ["Title", "title", "?"]) == ["title", "", ""]
    codes = {
        error.code
        for mapping in (["summary"], ["title", "title"], ["title", "path"])
        for error in mapping_errors("practices", mapping)
    }
    assert codes == {"required", "twice", "unknown"}
