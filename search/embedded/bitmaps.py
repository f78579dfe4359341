"""Which versions carry a term, as one bit for each version.

A set of versions is one integer: bit n stands for the version with number n. Sets are
cut into chunks in the file, so that a rare term takes little room and a change
of one version writes little. To count a facet is to count the bits that its
values share with what was found.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from core.languages import LANGUAGE_CODES

CHUNK_BITS = 4096
CHUNK_BYTES = CHUNK_BITS // 8

# Sets that are no terms; no scheme begins with a colon.
KIND, LANGUAGE, BEST, PAGE = ":kind", ":language", ":best", ":page"
HAS_PAGE = "1"

BITS_OF_BYTE = [
    tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)
]

Key = tuple[str, str]


def version_number(numbered: int, language: str) -> int:
    """Return the number of a version of a numbered object.

    Versions of one object stand side by side, in the order of the languages: to
    ask which have a sibling in a set is to shift the set.
    """
    return numbered * len(LANGUAGE_CODES) + LANGUAGE_CODES.index(language)


def siblings(bits: int, language: str, other: str) -> int:
    """Return the numbers in another language of a set's objects in a language."""
    steps = LANGUAGE_CODES.index(other) - LANGUAGE_CODES.index(language)
    return bits << steps if steps >= 0 else bits >> -steps


def bits_of(ids: Iterable[int]) -> int:
    """Return the set of some versions."""
    listed = list(ids)
    if not listed:
        return 0
    content = bytearray(max(listed) // 8 + 1)
    for number in listed:
        content[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(content, "little")


def ids_of(bits: int) -> list[int]:
    """Return the versions of a set, in the order of their ids."""
    return [
        place * 8 + bit
        for place, byte in enumerate(to_bytes(bits))
        if byte
        for bit in BITS_OF_BYTE[byte]
    ]


def members(ids: Iterable[int], bits: int) -> Iterator[int]:
    """Yield those of some versions that are in a set, in the order given."""
    content = to_bytes(bits)
    beyond = len(content) * 8
    for number in ids:
        if number < beyond and content[number >> 3] >> (number & 7) & 1:
            yield number


def to_bytes(bits: int) -> bytes:
    """Return a set as bytes, for asking about many versions."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def with_any(connection: sqlite3.Connection, scheme: str, codes: Iterable[str]) -> int:
    """Return the versions that carry any of some codes of a scheme."""
    rows = connection.execute(
        "SELECT chunk, bits FROM bitmaps "
        "WHERE scheme = ? AND code IN (SELECT value FROM json_each(?))",
        [scheme, json.dumps(sorted(set(codes)))],
    )
    found = 0
    for chunk, content in rows:
        found |= int.from_bytes(content, "little") << (chunk * CHUNK_BITS)
    return found


def codes_of(connection: sqlite3.Connection, scheme: str) -> list[str]:
    """Return the codes of a scheme that any version carries."""
    rows = connection.execute(
        "SELECT DISTINCT code FROM bitmaps WHERE scheme = ? ORDER BY code", [scheme]
    )
    return [code for (code,) in rows]


def schemes(connection: sqlite3.Connection) -> list[str]:
    """Return the schemes of all terms."""
    rows = connection.execute("SELECT DISTINCT scheme FROM bitmaps ORDER BY scheme")
    return [scheme for (scheme,) in rows if not scheme.startswith(":")]


def numbers(connection: sqlite3.Connection, scheme: str, within: int) -> dict[str, int]:
    """Return how many versions of a set carry each code of a scheme."""
    pieces = chunks(within)
    counted: dict[str, int] = {}
    rows = connection.execute(
        "SELECT code, chunk, bits FROM bitmaps WHERE scheme = ? AND chunk < ?",
        [scheme, len(pieces)],
    )
    from_bytes = int.from_bytes
    for code, chunk, content in rows:
        shared = (from_bytes(content, "little") & pieces[chunk]).bit_count()
        if shared:
            counted[code] = counted.get(code, 0) + shared
    return counted


def chunks(bits: int) -> Sequence[int]:
    """Cut a set as it is cut in the file."""
    content = to_bytes(bits)
    return [
        int.from_bytes(content[start : start + CHUNK_BYTES], "little")
        for start in range(0, len(content), CHUNK_BYTES)
    ]


def store(connection: sqlite3.Connection, scheme: str, code: str, bits: int) -> None:
    """Write a whole set."""
    connection.executemany(
        "INSERT OR REPLACE INTO bitmaps VALUES (?, ?, ?, ?)",
        [
            (scheme, code, chunk, to_bytes(piece))
            for chunk, piece in enumerate(chunks(bits))
            if piece
        ],
    )


class BitmapChanges:
    """Bits to set and to clear; each chunk is read and written once."""

    def __init__(self) -> None:
        self._changes: dict[tuple[str, str, int], dict[int, bool]] = {}

    def add(self, number: int, terms: Iterable[Key]) -> None:
        """Note that a version carries some terms."""
        self._note(number, terms, True)

    def remove(self, number: int, terms: Iterable[Key]) -> None:
        """Note that a version carries some terms no more."""
        self._note(number, terms, False)

    def _note(self, number: int, terms: Iterable[Key], carried: bool) -> None:
        chunk, place = divmod(number, CHUNK_BITS)
        for scheme, code in terms:
            self._changes.setdefault((scheme, code, chunk), {})[place] = carried

    def save(self, connection: sqlite3.Connection) -> None:
        """Write what was noted, and forget it."""
        for key, content in self._changed(connection):
            if content:
                connection.execute(
                    "INSERT OR REPLACE INTO bitmaps VALUES (?, ?, ?, ?)",
                    [*key, to_bytes(content)],
                )
            else:
                connection.execute(
                    "DELETE FROM bitmaps WHERE scheme = ? AND code = ? AND chunk = ?",
                    key,
                )
        self._changes.clear()

    def _changed(
        self, connection: sqlite3.Connection
    ) -> Iterator[tuple[tuple[str, str, int], int]]:
        for key, places in self._changes.items():
            row = connection.execute(
                "SELECT bits FROM bitmaps WHERE scheme = ? AND code = ? AND chunk = ?",
                key,
            ).fetchone()
            content = int.from_bytes(row[0], "little") if row else 0
            carried = bits_of(place for place, yes in places.items() if yes)
            dropped = bits_of(place for place, yes in places.items() if not yes)
            yield key, (content | carried) & ~dropped
