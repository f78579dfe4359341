"""What changed between two versions, for people to read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from knowledge.versions.snapshots import PART_LABELS, Snapshot

# Words with the spaces after them, so that pieces join into the text again.
WORDS = re.compile(r"\S+\s*")
# Comparing words takes time with the square of their number.
MOST_WORDS = 600
# Below this share of common words two lines are two texts, not a corrected one.
ALIKE = 0.4


class Change(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one fate."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A changed paragraph, or `unchanged` paragraphs left out."""

    pieces: Sequence[Piece] = ()
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part of the record that is not what it was."""

    name: str
    label: Any
    # The whole part is new, is gone, or (SAME) was edited.
    change: Change
    lines: Sequence[Line]


def changed_parts(older: Snapshot, newer: Snapshot) -> list[PartChange]:
    """Return what changed, in the order of the page."""
    found = []
    for name, label in PART_LABELS.items():
        before, after = older.get(name, []), newer.get(name, [])
        if before == after:
            continue
        change = Change.SAME if before and after else Change.ADDED
        if before and not after:
            change = Change.REMOVED
        lines = list(changed_lines(before, after))
        found.append(PartChange(name, label, change, lines))
    return found


def changed_names(older: Snapshot, newer: Snapshot) -> list[Any]:
    """Return the labels of the parts that changed."""
    return [PART_LABELS[name] for name in changed_codes(older, newer)]


def changed_codes(older: Snapshot, newer: Snapshot) -> list[str]:
    """Return the names of the parts that changed, in the order of the page."""
    return [name for name in PART_LABELS if older.get(name, []) != newer.get(name, [])]


def changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield the paragraphs of a part: changed ones in full, the others counted."""
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Line(unchanged=end - start)
        else:
            yield from replaced(before[start:end], after[new_start:new_end])


def replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Line]:
    """Yield paragraphs that stand where others stood, paired in their order."""
    pairs = min(len(before), len(after))
    for old, new in zip(before[:pairs], after[:pairs], strict=True):
        yield from corrected(old, new)
    yield from (Line([Piece(Change.REMOVED, text)]) for text in before[pairs:])
    yield from (Line([Piece(Change.ADDED, text)]) for text in after[pairs:])


def corrected(old: str, new: str) -> Iterator[Line]:
    """Yield one paragraph with its changed words, or two when little is left."""
    before, after = WORDS.findall(old), WORDS.findall(new)
    if max(len(before), len(after)) <= MOST_WORDS:
        # The last word may have lost a space, which is no change to a reader.
        plain_before, plain_after = map(stripped, (before, after))
        matcher = SequenceMatcher(a=plain_before, b=plain_after, autojunk=False)
        if matcher.ratio() >= ALIKE:
            yield Line(list(word_pieces(matcher, before, after)))
            return
    yield Line([Piece(Change.REMOVED, old)])
    yield Line([Piece(Change.ADDED, new)])


def stripped(words: Sequence[str]) -> list[str]:
    """Return words without the spaces after them."""
    return [word.rstrip() for word in words]


def word_pieces(
    matcher: "SequenceMatcher[str]", before: Sequence[str], after: Sequence[str]
) -> Iterator[Piece]:
    """Yield the words of a paragraph with what happened to them."""
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(after[new_start:new_end]))
            continue
        if end > start:
            yield Piece(Change.REMOVED, "".join(before[start:end]))
        if new_end > new_start:
            yield Piece(Change.ADDED, "".join(after[new_start:new_end]))
