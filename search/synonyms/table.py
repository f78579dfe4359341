"""What a question means beside its words, from what is kept ready.

Read once and kept for as long as nothing changes: one query for each search, and a few
more after a change, in whichever process.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Count, Subquery

from core.languages import LANGUAGE_CODES
from publication.models import LogHead, Publication
from search.analysis import analyse
from search.query import Question, parse, readable_words
from search.synonyms.groups import (
    Named,
    SynonymTable,
    most_telling,
    shortest,
    table_of,
    telling_words,
)
from search.synonyms.models import SynonymGroup
from search.synonyms.names import naming_kinds, read_names
from search.transliteration import sounding


@dataclass(frozen=True, slots=True)
class Kept:
    """What a process remembers, and of which versions."""

    synonyms: SynonymTable = field(default_factory=SynonymTable)
    names: SynonymTable = field(default_factory=SynonymTable)
    synonyms_version: Any = None
    names_version: Any = None


_kept = Kept()
_tried: ContextVar[SynonymTable | None] = ContextVar("synonyms_tried", default=None)


def current() -> Kept:
    """Return what searches use now; one query, one more for each that has changed."""
    global _kept  # noqa: PLW0603  (what this process remembers)
    *synonyms, names = _versions()
    if _kept.synonyms_version != synonyms:
        active = SynonymGroup.objects.filter(active=True)
        table = table_of(group.entries for group in active)
        _kept = replace(_kept, synonyms=table, synonyms_version=synonyms)
    if _kept.names_version != names:
        _kept = replace(_kept, names=table_of(read_names()), names_version=names)
    if (tried := _tried.get()) is not None:
        return replace(_kept, synonyms=tried)
    return _kept


def _versions() -> tuple[Any, ...]:
    """Return what tells that groups or names have changed; one query."""
    with connection.cursor() as cursor:
        cursor.execute(*_versions_asked(naming_kinds()))
        return tuple(cursor.fetchone() or (None, None, None))


@cache
def _versions_asked(kinds: Sequence[str]) -> tuple[str, tuple[Any, ...]]:
    """Return the query for versions; putting it together takes longer than asking."""
    active = SynonymGroup.objects.filter(active=True)
    counted = active.order_by().values("active").annotate(number=Count("pk"))
    named = Publication.objects.filter(kind__in=kinds).order_by("-sequence")
    head = LogHead.objects.values_list(
        Subquery(active.order_by("-changed").values("changed")[:1]),
        Subquery(counted.values("number")),
        Subquery(named.values("sequence")[:1]),
    )
    sql, values = head[:1].query.sql_with_params()
    return sql, tuple(values)


@contextmanager
def trying(table: SynonymTable) -> Iterator[None]:
    """Search with another table of synonyms, to see what it would change."""
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
    typed = question.optional
    if not typed:
        return question
    kept = current()
    synonyms = most_telling(kept.synonyms.named(typed))
    found = [*synonyms, *most_telling(kept.names.named(typed))]
    places = {place for named in found for place in range(named.start, named.end)}
    return replace(
        question,
        meant={
            code: words_meant(kept.synonyms, found, places, code, typed)
            for code in LANGUAGE_CODES
        },
        known=frozenset(typed[place] for place in places),
    )


def words_meant(
    table: SynonymTable,
    found: Sequence[Named],
    places: set[int],
    language: str,
    typed: Sequence[str],
) -> Mapping[str, str]:
    """Return words that do not stand in the question already, and what they stand for.

    In the language that was typed there are other texts for what an entry shares with
    other groups; between languages every word helps. Words that no entry has are looked
    for as they sound in the other script.
    """
    there = {analyse(word, language).stem for word in typed}
    meant: dict[str, str] = {}
    for named in found:
        standing_for = " ".join(typed[named.start : named.end])
        for entry in shortest(named.group.get(language, ()), language):
            words = (
                telling_words(entry, language, table)
                if language == named.language
                else readable_words(entry)
            )
            for word in words:
                if analyse(word, language).stem not in there:
                    meant.setdefault(word, standing_for)
    for place, word in enumerate(typed):
        if place not in places:
            for written in sounding(word, language):
                meant.setdefault(written, word)
    return meant


def understood_as(question: Question, searched: Sequence[str]) -> Question:
    """Add what the words mean that a mistyped one was replaced by; a query or two."""
    meant = understood(" ".join(searched)).meant
    return replace(
        question,
        meant={
            code: {**meant.get(code, {}), **question.meant.get(code, {})}
            for code in LANGUAGE_CODES
        },
    )
