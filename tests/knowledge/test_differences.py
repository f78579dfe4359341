"""Two texts compared for people."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.versions.differences import (
    Change,
    changed_lines,
    changed_names,
    changed_parts,
)

WORDS = st.text(alphabet="ab ąż.", max_size=30).map(str.strip)
LINES = st.lists(WORDS.filter(bool), max_size=6)


def side(before: list[str], after: list[str], hidden: Change) -> list[str]:
    """Return the changed paragraphs as one of the two versions had them."""
    lines = []
    for line in changed_lines(before, after):
        text = "".join(piece.text for piece in line.pieces if piece.change != hidden)
        if text.strip():
            lines.append(text)
    return lines


@given(LINES, LINES)
def test_no_word_is_lost_or_invented(before: list[str], after: list[str]):
    kept = [line for line in before if line in after]
    new = "".join(side(before, after, Change.REMOVED)).split()
    old = "".join(side(before, after, Change.ADDED)).split()
    assert set("".join(new)) <= set("".join(after))
    assert set("".join(old)) <= set("".join([*before, *after]))
    unchanged = sum(line.unchanged for line in changed_lines(before, after))
    assert unchanged <= len(kept)


@given(LINES)
def test_the_same_text_has_no_change(lines: list[str]):
    assert changed_parts({"problem": lines}, {"problem": list(lines)}) == []
    assert all(line.unchanged for line in changed_lines(lines, lines))


def test_one_changed_word_is_the_only_one_marked():
    (line,) = changed_lines(
        ["Doradcy uczą się co miesiąc."], ["Doradcy uczą się co rok."]
    )
    assert [(piece.change, piece.text) for piece in line.pieces] == [
        (Change.SAME, "Doradcy uczą się co "),
        (Change.REMOVED, "miesiąc."),
        (Change.ADDED, "rok."),
    ]


def test_another_text_is_not_mixed_with_the_old_one():
    first, second = changed_lines(["Zupełnie inne zdanie."], ["Ala ma kota i psa."])
    assert [piece.change for piece in first.pieces] == [Change.REMOVED]
    assert [piece.change for piece in second.pieces] == [Change.ADDED]


@pytest.mark.parametrize(
    ("older", "newer", "change"),
    [
        ({}, {"lessons": ["Nowe."]}, Change.ADDED),
        ({"lessons": ["Stare."]}, {}, Change.REMOVED),
        ({"lessons": ["Stare."]}, {"lessons": ["Stare!"]}, Change.SAME),
    ],
)
def test_a_part_is_new_gone_or_edited(older, newer, change):
    (part,) = changed_parts(older, newer)
    assert (part.name, part.change) == ("lessons", change)
    assert len(changed_names(older, newer)) == 1


def test_parts_of_later_releases_are_no_fault():
    assert changed_parts({"forgotten": ["a"]}, {}) == []


def test_long_paragraphs_take_no_long_time():
    before = " ".join("ab"[number % 2] for number in range(590))
    after = " ".join("abc"[number % 3] for number in range(590))
    started = process_time()
    list(changed_lines([before, "x " * 5000], [after, "x y " * 5000]))
    assert process_time() - started < 2
