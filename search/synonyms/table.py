"""Which entries mean the same, ready to be looked up.

Read once and kept for as long as nobody changes a group: one query for each
search, and a few more after a change, in whichever process.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Max

from core.languages import LANGUAGE_CODES
from search.analysis import analyse
from search.query import Question, readable_words
from search.synonyms.models import LONGEST_ENTRY_WORDS, SynonymGroup

# The stems of an entry's words, in the language of the entry.
Stems = tuple[str, ...]
Entries = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class SynonymTable:
    """Groups by the stems of their entries."""

    groups: Sequence[Entries] = ()
    by_stems: Mapping[tuple[str, Stems], Sequence[int]] = field(default_factory=dict)

    def meant(self, words: Sequence[str], language: str) -> list[str]:
        """Return what else is meant by words, in a language; typed entries left out.

        Entries of any language are recognised: a reader may type another one.
        """
        stems = {
            code: [analyse(word, code).stem for word in words]
            for code in LANGUAGE_CODES
        }
        found: dict[int, None] = {}
        for code, listed in stems.items():
            for piece in pieces(listed):
                found.update(dict.fromkeys(self.by_stems.get((code, piece), ())))
        typed = set(pieces(stems[language]))
        return list(
            dict.fromkeys(
                entry
                for number in found
                for entry in self.groups[number].get(language, ())
                if stems_of(entry, language) not in typed
            )
        )


def pieces(stems: Sequence[str]) -> Iterator[Stems]:
    """Yield every run of words that may be an entry."""
    for start in range(len(stems)):
        for length in range(1, LONGEST_ENTRY_WORDS + 1):
            if start + length <= len(stems):
                yield tuple(stems[start : start + length])


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


def meant_by(question: Question, language: str) -> list[str]:
    """Return what a question means besides its own words, in a language.

    Only words that are not quoted: a phrase is wanted as it stands. What a
    required word means besides does not make up for it.
    """
    return current_table().meant(question.optional, language)
