"""Words that many texts share: who has them, as sets of versions.

FTS5 looks at every text that a word occurs in to say how well it answers; that takes
the longer the more there are, for words that tell the less. For words in many texts
the file holds beside them which versions have them in title and body, and a question
is answered from these sets (see `search.embedded.slices`).
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from search.analysis import PREFIX
from search.embedded.bitmaps import (
    HAS_PAGE,
    LANGUAGE,
    PAGE,
    Key,
    bits_of,
    store,
    with_any,
)
from search.embedded.phrases import BEGINNING, LABEL, STEM, Phrase

# In how many versions of a language a word is common: fewer are scored at once.
COMMON = 400
# Common words are looked for anew when there are so many times as many versions.
GROWTH = 1.25
TITLE, BODY = "title", "body"
COLUMNS = {
    "t": (BEGINNING, TITLE),
    "b": (BEGINNING, BODY),
    "ts": (STEM, TITLE),
    "bs": (STEM, BODY),
    "c": (LABEL, BODY),
}


def scheme(language: str, sort: str, place: str) -> str:
    """Return the name of the sets of one sort of key in one place."""
    return f":{language}:{sort}:{place}"


def common_phrases(connection: sqlite3.Connection, language: str) -> set[Phrase]:
    """Return the keys of a language that are kept as sets."""
    rows = connection.execute(
        "SELECT sort, key FROM common WHERE language = ?", [language]
    )
    return {Phrase(sort, key) for sort, key in rows}


def common_among(
    connection: sqlite3.Connection, language: str, phrases: Iterable[Phrase]
) -> set[Phrase]:
    """Return those of some keys that are kept as sets."""
    return {
        phrase
        for phrase in phrases
        if connection.execute(
            "SELECT 1 FROM common WHERE language = ? AND sort = ? AND key = ?",
            [language, phrase.sort, phrase.key],
        ).fetchone()
    }


def having(
    connection: sqlite3.Connection, language: str, phrase: Phrase, place: str
) -> int:
    """Return the versions that have a common key in title or body."""
    return with_any(connection, scheme(language, phrase.sort, place), [phrase.key])


class Common:
    """The common keys of stored versions; read once for many of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, set[Phrase]] = {}

    def terms(self, language: str, number: int) -> Iterator[Key]:
        """Yield the common keys of a version, as members of sets."""
        if language not in self._known:
            self._known[language] = common_phrases(self._connection, language)
        if not (known := self._known[language]):
            return
        row = self._connection.execute(
            f"SELECT {', '.join(COLUMNS)} FROM words_{language} WHERE rowid = ?",
            [number],
        ).fetchone()
        for (sort, place), text in zip(COLUMNS.values(), row or (), strict=False):
            cut = None if sort == STEM else PREFIX
            for key in {word[:cut] for word in text.split()}:
                if Phrase(sort, key) in known:
                    yield scheme(language, sort, place), key


def version_count(connection: sqlite3.Connection, language: str) -> int:
    """Return how many versions of a language have words."""
    spoken = with_any(connection, LANGUAGE, [language])
    return (spoken & with_any(connection, PAGE, [HAS_PAGE])).bit_count()


def find_common(connection: sqlite3.Connection, languages: Iterable[str]) -> None:
    """Keep as sets what has become common, where much was added since."""
    for language in languages:
        number = version_count(connection, language)
        if number > max(COMMON, _counted(connection, language) * GROWTH):
            _add_common(connection, language)
            connection.execute(
                "INSERT OR REPLACE INTO meta VALUES (?, ?)",
                [f"counted_{language}", str(number)],
            )


def _counted(connection: sqlite3.Connection, language: str) -> int:
    row = connection.execute(
        "SELECT value FROM meta WHERE name = ?", [f"counted_{language}"]
    ).fetchone()
    return int(row[0]) if row else 0


def _add_common(connection: sqlite3.Connection, language: str) -> None:
    known = common_phrases(connection, language)
    for phrase in _frequent(connection, language) - known:
        connection.execute(
            "INSERT INTO common VALUES (?, ?, ?)", [language, phrase.sort, phrase.key]
        )
        for column, (sort, place) in COLUMNS.items():
            if sort != phrase.sort:
                continue
            rows = connection.execute(
                f"SELECT rowid FROM words_{language} WHERE words_{language} MATCH ?",
                [phrase.within(column)],
            )
            ids = bits_of(number for (number,) in rows)
            store(connection, scheme(language, sort, place), phrase.key, ids)


def _frequent(connection: sqlite3.Connection, language: str) -> set[Phrase]:
    """Return the keys that occur often, counted a little too high.

    A version counts twice that has two words of one beginning, or a word in title and
    body.
    """
    number: Counter[Phrase] = Counter()
    for term, column, documents in connection.execute(
        f"SELECT term, col, doc FROM vocabulary_{language}"
    ):
        sort, _place = COLUMNS[column]
        key = term if sort == STEM else term[:PREFIX]
        number[Phrase(sort, key)] += documents
    return {phrase for phrase, found in number.items() if found > COMMON}


def weight(total: int, found: int) -> float:
    """Return what a word tells that `found` of `total` versions have.

    As FTS5 counts it, but never nothing: of two texts the one with more of the words
    comes first.
    """
    return max(math.log((total - found + 0.5) / (found + 0.5)), 0.1)
