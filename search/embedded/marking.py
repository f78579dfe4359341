"""Marking the words that answer, and choosing the passage to show."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import PREFIX, Word, tokens
from search.protocol import Marked, Segment
from search.query import Question, analysed

BEFORE, AFTER = 70, 190
MOST_MATCHED = 5
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Keys:
    """What makes a word of a text an answer."""

    beginnings: frozenset[str]
    stems: frozenset[str]

    def match(self, folded: str, stem: str) -> bool:
        """Say whether a word answers."""
        return folded[:PREFIX] in self.beginnings or stem in self.stems


def keys_of(
    question: Question, language: str, reader: str, added: Iterable[str] = ()
) -> Keys:
    """Return the keys of a question in a text's language."""
    words: list[Word] = analysed(question.wanted_words, language, reader)
    words += analysed(question.meant_in(language), language, language)
    return Keys(
        frozenset([*(word.beginning for word in words), *added]),
        frozenset(word.stem for word in words),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A stored version as a hit shows it."""

    title: Marked
    summary: Marked
    matched: Sequence[str]
    concepts: Sequence[tuple[str, str]]


def show(
    connection: sqlite3.Connection, row: sqlite3.Row, keys: Keys, reader_keys: Keys
) -> Shown:
    """Mark a version's title and summary, or the passage that answers."""
    language, title, summary = row["language"], row["title"], row["summary"]
    title_spans = spans(title, language, keys)
    summary_spans = spans(summary, language, keys)
    matched = [title[a:b] for a, b in title_spans]
    matched += [summary[a:b] for a, b in summary_spans]
    marked_summary = segments(summary, summary_spans)
    if not matched:
        found = text_spans(connection, row, keys)
        matched = [row["text"][a:b] for a, b in found]
        if found:
            marked_summary = passage(row["text"], found)
    return Shown(
        title=segments(title, title_spans),
        summary=marked_summary,
        matched=list(dict.fromkeys(word.lower() for word in matched))[:MOST_MATCHED],
        concepts=[] if matched else matching_concepts(row["concepts"], reader_keys),
    )


def spans(text: str, language: str, keys: Keys) -> list[Span]:
    """Return the places of the words of a short text that answer."""
    return [
        (token.start, token.end)
        for token in tokens(text, language)
        if keys.match(token.word.folded, token.word.stem)
    ]


def text_spans(
    connection: sqlite3.Connection, row: sqlite3.Row, keys: Keys
) -> list[Span]:
    """Return the places of answering words in the long text.

    The stored words and places are used: analysing the text again would take
    a hundred times as long.
    """
    stored = connection.execute(
        f"SELECT b, bs FROM words_{row['language']} WHERE rowid = ?",
        [row["id"]],
    ).fetchone()
    places = array("I")
    places.frombytes(row["places"])
    number = len(places) // 2
    if stored is None or not number:
        return []
    # The body column begins with the words of the summary.
    folded, stems = stored[0].split()[-number:], stored[1].split()[-number:]
    return [
        (places[2 * place], places[2 * place + 1])
        for place, (word, stem) in enumerate(zip(folded, stems, strict=True))
        if keys.match(word, stem)
    ]


def passage(text: str, found: Sequence[Span]) -> list[Segment]:
    """Return the passage with the most answers, cut between words."""
    first = max(found, key=lambda span: _answers_after(found, span))[0]
    start, end = max(0, first - BEFORE), min(len(text), first + AFTER)
    if start:
        start = text.find(" ", start, first) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", first, end), first + 1)
    inside = [(a - start, b - start) for a, b in found if a >= start and b <= end]
    cut = segments(text[start:end], inside)
    before = [Segment("…")] if start else []
    after = [Segment("…")] if end < len(text) else []
    return [*before, *cut, *after]


def _answers_after(found: Sequence[Span], span: Span) -> int:
    return sum(1 for a, _b in found if span[0] <= a < span[0] + AFTER)


def segments(text: str, found: Sequence[Span]) -> list[Segment]:
    """Cut a text into marked and unmarked pieces."""
    pieces: list[Segment] = []
    last = 0
    for start, end in found:
        if start > last:
            pieces.append(Segment(text[last:start]))
        pieces.append(Segment(text[start:end], marked=True))
        last = end
    if last < len(text):
        pieces.append(Segment(text[last:]))
    return pieces


def matching_concepts(stored: str, keys: Keys) -> list[tuple[str, str]]:
    """Return the concepts whose labels answer."""
    return [
        (scheme, code)
        for scheme, code, words in json.loads(stored)
        if any(word[:PREFIX] in keys.beginnings for word in words)
    ]
