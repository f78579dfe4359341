"""Groups of entries that mean the same, ready to be looked up by their words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.analysis import analyse
from search.query import readable_words

# The stems of an entry's words, in the language of the entry.
Stems = tuple[str, ...]
Entries = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """A group that some words of a question name.

    Attributes:
        group: Its entries by language.
        language: That of the entry that was typed.
        start, end: Places of the first word and behind the last one.
    """

    group: Entries
    language: str
    start: int
    end: int

    def within(self, other: "Named") -> bool:
        """Say whether another one is named by these words and more."""
        length, longer = self.end - self.start, other.end - other.start
        inside = other.start <= self.start and self.end <= other.end
        return inside and length < longer


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """Groups by the stems of their entries."""

    groups: Sequence[Entries] = ()
    by_stems: Mapping[str, Mapping[Stems, Sequence[int]]] = field(default_factory=dict)

    def named(self, words: Sequence[str]) -> list[Named]:
        """Return the groups that words name.

        Entries of any language are recognised: a reader may type another one.
        """
        found: dict[tuple[int, str, int, int], None] = {}
        for code, known in self.by_stems.items():
            longest = max(map(len, known))
            stems = [analyse(word, code).stem for word in words]
            for start, piece in pieces(stems, longest):
                for number in known.get(piece, ()):
                    found[number, code, start, start + len(piece)] = None
        return [
            Named(self.groups[number], code, start, end)
            for number, code, start, end in found
        ]


def shortest(entries: Sequence[str], language: str) -> list[str]:
    """Leave out entries that hold another one of the group.

    They are typed, and recognised; what they add to the shorter one is narrower.
    """
    stems = {entry: stems_of(entry, language) for entry in entries}
    return [
        entry
        for entry in entries
        if not any(
            len(other) < len(stems[entry])
            and other in (piece for _start, piece in pieces(stems[entry], len(other)))
            for other in stems.values()
        )
    ]


def telling_words(entry: str, language: str, table: SynonymTable) -> list[str]:
    """Return the words of an entry that do not name another group by themselves.

    "labour office" stands for "urząd pracy", and not for every text on work.
    """
    known = table.by_stems.get(language, {})
    words = readable_words(entry)
    if len(words) == 1:
        return words
    return [word for word in words if (analyse(word, language).stem,) not in known]


def pieces(stems: Sequence[str], longest: int) -> Iterator[tuple[int, Stems]]:
    """Yield every run of words that may be an entry, and where it begins."""
    for start in range(len(stems)):
        for length in range(1, longest + 1):
            if start + length <= len(stems):
                yield start, tuple(stems[start : start + length])


def most_telling(found: Iterable[Named]) -> list[Named]:
    """Leave out groups whose words are part of what names another one.

    Who types "labour office" does not ask for offices.
    """
    listed = list(found)
    return [
        named for named in listed if not any(named.within(other) for other in listed)
    ]


def stems_of(entry: str, language: str) -> Stems:
    """Return the stems of an entry's words."""
    return tuple(analyse(word, language).stem for word in readable_words(entry))


def ways_to_type(entry: str, language: str) -> set[Stems]:
    """Return the stems of an entry's words, as written and typed without marks.

    A stemmer knows endings by their marks: "umiejetnosci" keeps more than "umiejętności".
    """
    words = [analyse(word, language) for word in readable_words(entry)]
    bare = (analyse(word.folded, language).stem for word in words)
    return {stems_of(entry, language), tuple(bare)}


def table_of(groups: Iterable[Entries]) -> SynonymTable:
    """Return the table of some groups."""
    listed = list(groups)
    by_stems: dict[str, dict[Stems, list[int]]] = defaultdict(dict)
    for number, entries in enumerate(listed):
        for language, words in entries.items():
            for entry in words:
                for stems in filter(None, ways_to_type(entry, language)):
                    numbers = by_stems[language].setdefault(stems, [])
                    if number not in numbers:
                        numbers.append(number)
    return SynonymTable(listed, dict(by_stems))
