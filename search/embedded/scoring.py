"""How well the versions of a language answer a question.

Rare words are scored by FTS5, common ones from their sets; the scores add up.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from search.analysis import Word
from search.embedded.bitmaps import bits_of, members
from search.embedded.expression import Asked, Part, any_of
from search.embedded.frequent import (
    BODY,
    TITLE,
    common_among,
    having,
    version_count,
    weight,
)
from search.embedded.phrases import LABEL, Phrase
from search.embedded.slices import Slices

# Title words count three times as much as body words; concept labels half.
WEIGHTS = "3, 1, 3, 1, 0.5"
# What bm25 makes of a word in a text of usual length, once in the body, in title and
# body, in a label: frequency * 2.2 / (frequency + 1.2), frequencies weighted as above.
IN_BODY, IN_TITLE, IN_LABEL = 1.0, 1.7, 0.65
# What a word counts that only means the same as one that was typed.
SAME_MEANING = 0.5
# Scores are whole numbers; one of FTS5's is so many.
UNIT = 16


@dataclass(frozen=True, slots=True)
class Scored:
    """The versions of a language that answer.

    Attributes:
        versions: All of them.
        rare: What FTS5 says of those that have a rare word.
        common: What common words add.
        words: The words of the question.
    """

    versions: int = 0
    rare: Mapping[int, float] = field(default_factory=dict)
    common: Slices = field(default_factory=Slices)
    words: Sequence[Word] = ()

    def best(self, within: int, wanted: int) -> dict[int, float]:
        """Return so many of those that are within a set, with scores, best first.

        Among equals the one that was published later comes first.
        """
        inside = self.versions & within
        rare = list(members(self.rare, inside))
        others = self.common.highest(inside & ~bits_of(rare), wanted)
        added = self.common.values([*rare, *others])
        scores = {
            number: added[number] + self.rare.get(number, 0.0) * UNIT
            for number in added
        }
        ordered = sorted((-score, -number) for number, score in scores.items())
        return {-number: -score for score, number in ordered[:wanted]}


def score(connection: sqlite3.Connection, language: str, asked: Asked) -> Scored:
    """Return the versions of a language that answer, and how well."""
    if not asked:
        return Scored()
    phrases = dict.fromkeys(
        [*asked.scored, *(p for part in asked.required for p in part.phrases)]
    )
    expressions = [e for part in asked.required for e in part.expressions]
    meant = set(asked.meant)
    common = common_among(connection, language, [*phrases, *asked.meant])
    rare = [phrase.expression for phrase in phrases if phrase not in common]
    found = _scored_by_words(connection, language, [*rare, *expressions])
    others = [phrase.expression for phrase in asked.meant if phrase not in common]
    for number, worth in _scored_by_words(connection, language, others).items():
        found[number] = found.get(number, 0.0) + worth * SAME_MEANING
    slices, sharing = _scored_by_sets(connection, language, sorted(common), meant)
    versions = bits_of(found) | sharing
    for part in asked.required:
        versions &= _having_any(connection, language, part, common)
    if asked.excluded:
        versions &= ~bits_of(_matching(connection, language, asked.excluded))
    return Scored(versions, found, slices, asked.words)


def _scored_by_words(
    connection: sqlite3.Connection, language: str, expressions: Sequence[str]
) -> dict[int, float]:
    if not expressions:
        return {}
    # Nothing else is read here: a broad question matches every other text.
    rows = connection.execute(
        f"SELECT rowid, -bm25(words_{language}, {WEIGHTS}) "
        f"FROM words_{language} WHERE words_{language} MATCH ?",
        [any_of(expressions)],
    )
    return dict(rows.fetchall())


def _scored_by_sets(
    connection: sqlite3.Connection,
    language: str,
    common: Sequence[Phrase],
    meant: set[Phrase],
) -> tuple[Slices, int]:
    slices, sharing = Slices(), 0
    total = version_count(connection, language) if common else 0
    for phrase in common:
        body = having(connection, language, phrase, BODY)
        title = having(connection, language, phrase, TITLE)
        found = body | title
        telling = weight(total, found.bit_count()) * UNIT
        telling *= SAME_MEANING if phrase in meant else 1
        in_body = round(telling * (IN_LABEL if phrase.sort == LABEL else IN_BODY))
        slices.add(found, in_body)
        slices.add(title, round(telling * IN_TITLE) - in_body)
        sharing |= found
    return slices, sharing


def _having_any(
    connection: sqlite3.Connection, language: str, part: Part, common: set[Phrase]
) -> int:
    """Return the versions in which a part of the question occurs."""
    rare = [phrase.expression for phrase in part.phrases if phrase not in common]
    expressions = [*rare, *part.expressions]
    found = bits_of(_matching(connection, language, expressions))
    for phrase in common.intersection(part.phrases):
        for place in (BODY, TITLE):
            found |= having(connection, language, phrase, place)
    return found


def _matching(
    connection: sqlite3.Connection, language: str, expressions: Sequence[str]
) -> Iterable[int]:
    if not expressions:
        return []
    rows = connection.execute(
        f"SELECT rowid FROM words_{language} WHERE words_{language} MATCH ?",
        [any_of(expressions)],
    )
    return [number for (number,) in rows]
