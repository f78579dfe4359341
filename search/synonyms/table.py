"""Which entries mean the same, ready to be looked up.

Read once and kept for as long as nobody changes a group: one query for each
search, and a few more after a change, in whichever process.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Count, Max

from core.languages import LANGUAGE_CODES
from search.analysis import analyse
from search.query import Question, parse, readable_words
from search.synonyms.models import LONGEST_ENTRY_WORDS, SynonymGroup

# The stems of an entry's words, in the language of the entry.
Stems = tuple[str, ...]
Entries = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """Groups by the stems of their entries."""

    groups: Sequence[Entries] = ()
    by_stems: Mapping[tuple[str, Stems], Sequence[int]] = field(default_factory=dict)

    def recognised(self, words: Sequence[str]) -> tuple[list[int], set[int]]:
        """Return the groups that words name, and the places of those words.

        Entries of any language are recognised: a reader may type another one.
        """
        groups: dict[int, None] = {}
        places: set[int] = set()
        for code in LANGUAGE_CODES:
            stems = [analyse(word, code).stem for word in words]
            for start, piece in pieces(stems):
                if found := self.by_stems.get((code, piece)):
                    groups.update(dict.fromkeys(found))
                    places.update(range(start, start + len(piece)))
        return list(groups), places

    def entries(self, groups: Iterable[int], language: str) -> list[str]:
        """Return the entries of groups in a language, once each."""
        found = [
            entry for number in groups for entry in self.in_group(number, language)
        ]
        return list(dict.fromkeys(found))

    def in_group(self, number: int, language: str) -> Sequence[str]:
        """Return the entries of one group in a language."""
        return self.groups[number].get(language, ())


def pieces(stems: Sequence[str]) -> Iterator[tuple[int, Stems]]:
    """Yield every run of words that may be an entry, and where it begins."""
    for start in range(len(stems)):
        for length in range(1, LONGEST_ENTRY_WORDS + 1):
            if start + length <= len(stems):
                yield start, tuple(stems[start : start + length])


def stems_of(entry: str, language: str) -> Stems:
    """Return the stems of an entry's words."""
    return tuple(analyse(word, language).stem for word in readable_words(entry))


def table_of(groups: Iterable[Entries]) -> SynonymTable:
    """Return the table of some groups."""
    listed = list(groups)
    by_stems: dict[tuple[str, Stems], list[int]] = defaultdict(list)
    for number, entries in enumerate(listed):
        for language, words in entries.items():
            for entry in words:
                numbers = by_stems[language, stems_of(entry, language)]
                if number not in numbers:
                    numbers.append(number)
    return SynonymTable(listed, dict(by_stems))


_kept: tuple[Any, SynonymTable] = (None, SynonymTable())
_tried: ContextVar[SynonymTable | None] = ContextVar("synonyms_tried", default=None)


def current_table() -> SynonymTable:
    """Return the table that searches use now; one query, two after a change."""
    global _kept  # noqa: PLW0603  (what this process remembers)
    if tried := _tried.get():
        return tried
    active = SynonymGroup.objects.filter(active=True)
    version = tuple(active.aggregate(Max("changed"), Count("pk")).values())
    if _kept[0] != version:
        _kept = (version, table_of(group.entries for group in active))
    return _kept[1]


@contextmanager
def trying(table: SynonymTable) -> Iterator[None]:
    """Search with another table, to see what it would change."""
    token = _tried.set(table)
    try:
        yield
    finally:
        _tried.reset(token)


def understood(text: str) -> Question:
    """Read a question, with what its words mean besides; a query or two.

    Only words that are not quoted and have no sign: what must occur, or must not,
    is wanted as it stands.
    """
    question = parse(text)
    table = current_table()
    typed = question.optional
    groups, places = table.recognised(typed)
    if not groups:
        return question
    return replace(
        question,
        meant={
            code: words_meant(table, groups, code, typed) for code in LANGUAGE_CODES
        },
        known=frozenset(typed[place] for place in places),
    )


def words_meant(
    table: SynonymTable, groups: Sequence[int], language: str, typed: Sequence[str]
) -> list[str]:
    """Return the words of entries that do not stand in the question already."""
    there = {analyse(word, language).stem for word in typed}
    words = [
        word
        for entry in table.entries(groups, language)
        for word in readable_words(entry)
    ]
    return [
        word
        for word in dict.fromkeys(words)
        if analyse(word, language).stem not in there
    ]
