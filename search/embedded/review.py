"""A second look at the best: how much of the question is in a text, and in its title.

What raises records beside words (see `search.ranking`) counts here as well.

Adding up words lets a text that repeats one of them stand before the text that has
them all, and a long title before the very title that was typed. Only the first are
looked at: reading the words of a text takes ten microseconds.
"""

import sqlite3
from collections.abc import Mapping, Sequence

from search.analysis import PREFIX, Word, stop_words
from search.embedded.worth import worths

# So many of the best of a language are looked at, whichever page is asked for.
REVIEWED = 40
# What the very title adds to a score, and what of a score hangs on having every word.
# Measured with `make bench ARGS="relevance"`; half as much and twice as much do as well.
EXACT_TITLE = 0.5
EVERY_WORD = 0.5


def reviewed(
    connection: sqlite3.Connection,
    language: str,
    scores: Mapping[int, float],
    words: Sequence[Word],
) -> list[int]:
    """Return versions in order, best first, those that were looked at before others.

    Among equals the one that was published later comes first.

    Args:
        connection: The engine's file.
        language: The language of the versions.
        scores: The score of every version, the highest first.
        words: The words of the question.
    """
    listed = list(scores)
    if not words:
        return listed
    first = listed[:REVIEWED]
    marks = ", ".join("?" * len(first))
    rows = connection.execute(
        f"SELECT rowid, t, ts, b, bs FROM words_{language} WHERE rowid IN ({marks})",
        first,
    )
    small = stop_words(language)
    worth = worths(connection, first)
    final = {
        number: scores[number] * worth[number] * factor(texts, words, small)
        for number, *texts in rows
    }
    first.sort(key=lambda number: (-final[number], -number))
    return first + listed[REVIEWED:]


def factor(texts: Sequence[str], words: Sequence[Word], small: frozenset[str]) -> float:
    """Return how much more, or less, a text answers than its words add up to.

    Args:
        texts: Words and stems of the title, words and stems of the body.
        words: The words of the question.
        small: Words that do not count in a title.
    """
    title, title_stems, body, body_stems = (text.split() for text in texts)
    beginnings = {word[:PREFIX] for word in title}
    stems = set(title_stems)
    in_title = _share(words, beginnings, stems)
    beginnings.update(word[:PREFIX] for word in body)
    stems.update(body_stems)
    in_text = _share(words, beginnings, stems)
    wanted = {word.beginning for word in words}
    wanted_stems = {word.stem for word in words}
    asked_for = [
        word[:PREFIX] in wanted or stem in wanted_stems
        for word, stem in zip(title, title_stems, strict=True)
        if word not in small
    ]
    of_title = sum(asked_for) / len(asked_for) if asked_for else 0.0
    exact = 1 + EXACT_TITLE * in_title * of_title
    return exact * (1 - EVERY_WORD + EVERY_WORD * in_text)


def _share(words: Sequence[Word], beginnings: set[str], stems: set[str]) -> float:
    found = sum(word.beginning in beginnings or word.stem in stems for word in words)
    return found / len(words)
