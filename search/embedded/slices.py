"""Scores of many versions at once: one set of versions for each binary digit.

To add a weight to every version of a set is to add binary numbers digit by digit,
each digit being a set; to find the highest is to walk the digits from the highest
down. Both take the same few steps for ten versions and for ten thousand.
"""

from collections.abc import Iterable

from search.embedded.bitmaps import ids_of, to_bytes


class Slices:
    """Whole numbers, 0 and more, by version."""

    def __init__(self) -> None:
        self._digits: list[int] = []

    def add(self, versions: int, weight: int) -> None:
        """Add a weight to every version of a set."""
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                self._carry(versions, place)

    def _carry(self, carried: int, place: int) -> None:
        while carried:
            self._digits += [0] * (place + 1 - len(self._digits))
            digit = self._digits[place]
            self._digits[place] = digit ^ carried
            carried &= digit
            place += 1

    def values(self, ids: Iterable[int]) -> dict[int, int]:
        """Return the numbers of some versions."""
        contents = [
            (to_bytes(digit), place) for place, digit in enumerate(self._digits)
        ]
        found = {}
        for number in ids:
            byte, bit = number >> 3, number & 7
            found[number] = sum(
                (content[byte] >> bit & 1) << place
                for content, place in contents
                if byte < len(content)
            )
        return found

    def highest(self, within: int, wanted: int) -> list[int]:
        """Return so many versions of a set with the highest numbers, unordered.

        Where not all that are even have room, the later ids are taken.
        """
        sure, even = 0, within
        for digit in reversed(self._digits):
            having = even & digit
            if (sure | having).bit_count() >= wanted:
                even = having
            else:
                sure |= having
                even &= ~digit
        room = max(wanted - sure.bit_count(), 0)
        return ids_of(sure) + (ids_of(even)[-room:] if room else [])
