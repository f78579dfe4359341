"""The second pass: words near one that occurs nowhere."""

import sqlite3
from collections.abc import Iterator, Sequence

from search.analysis import LONGEST_WORD, PREFIX, analyse, tokens

LEAST_LENGTH = 4
MOST_BEGINNINGS = 8
MOST_SHOWN = 2
LETTERS = {
    "pl": "abcdefghijklmnopqrstuvwxyz",
    "en": "abcdefghijklmnopqrstuvwxyz",
    "uk": "абвгдежзійклмнопрстуфхцчшщьюя",
}
LAST = "\U0010ffff"


def occurs(connection: sqlite3.Connection, word: str, language: str) -> bool:
    """Say whether a word, or one that begins like it, is in a table."""
    keys = analyse(word, language)
    return _begins(connection, keys.beginning, language) or _has_stem(
        connection, keys.stem, language
    )


def _begins(connection: sqlite3.Connection, beginning: str, language: str) -> bool:
    whole = len(beginning) < PREFIX
    row = connection.execute(
        f"SELECT 1 FROM vocabulary_{language} WHERE term >= ? AND term < ? "
        "AND col IN ('t', 'b', 'c') LIMIT 1",
        [beginning, beginning + ("\x00" if whole else LAST)],
    ).fetchone()
    return row is not None


def _has_stem(connection: sqlite3.Connection, stem: str, language: str) -> bool:
    row = connection.execute(
        f"SELECT 1 FROM vocabulary_{language} WHERE term = ? "
        "AND col IN ('ts', 'bs') LIMIT 1",
        [stem],
    ).fetchone()
    return row is not None


def near_words(
    connection: sqlite3.Connection, word: str, language: str
) -> dict[str, list[str]]:
    """Return beginnings one edit away that exist, with words nearest to `word`.

    The first letter is taken as right. At most eight beginnings, those with
    the nearest words first.
    """
    folded = analyse(word, language).folded
    if not LEAST_LENGTH <= len(folded) <= LONGEST_WORD:
        return {}
    found: dict[str, list[tuple[int, str]]] = {}
    for beginning in dict.fromkeys(
        variant[:PREFIX] for variant in one_edit(folded, LETTERS[language])
    ):
        near = _words_beginning(connection, beginning, language)
        if near:
            found[beginning] = sorted((distance(folded, term), term) for term in near)
    ranked = sorted(found.items(), key=lambda item: item[1][0])[:MOST_BEGINNINGS]
    return {
        beginning: [term for _edits, term in near[:MOST_SHOWN]]
        for beginning, near in ranked
    }


def one_edit(word: str, letters: str) -> Iterator[str]:
    """Yield words made by one swap, drop, change or insertion."""
    for place in range(1, len(word)):
        head, tail = word[:place], word[place:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield head + tail[1:]
        for letter in letters:
            yield head + letter + tail[1:]
            yield head + letter + tail
    for letter in letters:
        yield word + letter


def _words_beginning(
    connection: sqlite3.Connection, beginning: str, language: str
) -> list[str]:
    whole = len(beginning) < PREFIX
    return [
        term
        for (term,) in connection.execute(
            f"SELECT DISTINCT term FROM vocabulary_{language} "
            "WHERE term >= ? AND term < ? AND col IN ('t', 'b') LIMIT 200",
            [beginning, beginning + ("\x00" if whole else LAST)],
        )
    ]


def distance(one: str, other: str) -> int:
    """Return the number of edits between two words; a swap is one."""
    before: list[int] = []
    line = list(range(len(other) + 1))
    for row, left in enumerate(one, start=1):
        older, before, line = before, line, [row]
        for column, right in enumerate(other, start=1):
            cost = min(
                before[column] + 1,
                line[column - 1] + 1,
                before[column - 1] + (left != right),
            )
            swapped = row > 1 and column > 1 and left == other[column - 2]
            if swapped and right == one[row - 2]:
                cost = min(cost, older[column - 2] + 1)
            line.append(cost)
    return line[-1]


def as_written(
    connection: sqlite3.Connection, folded: Sequence[str], language: str
) -> list[str]:
    """Return folded words as some text writes them."""
    return [_as_written(connection, word, language) for word in folded]


def _as_written(connection: sqlite3.Connection, folded: str, language: str) -> str:
    row = connection.execute(
        "SELECT d.title, d.summary, d.text "
        f"FROM words_{language} w JOIN documents d ON d.id = w.rowid "
        f"WHERE words_{language} MATCH ? LIMIT 1",
        [f'{{t b}} : "{folded}"'],
    ).fetchone()
    for text in row or ():
        for token in tokens(text, language):
            if token.word.folded == folded:
                return str(text[token.start : token.end]).lower()
    return folded
