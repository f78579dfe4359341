"""What a search engine is asked and what it answers, whichever engine it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from publication.models import Publication

# Facets beside the term schemes.
KIND = "kind"
LANGUAGE = "language"


class Scope(StrEnum):
    """Which languages are searched.

    FIRST: every object in its best version for the reader, the reader's own
    language before others. ONLY: the reader's language. ALL: every version of
    every object, by rank alone; an object still appears once.
    """

    FIRST = "first"
    ONLY = "only"
    ALL = "all"


class Sort(StrEnum):
    """Orders of an answer.

    BEST: by how well the text answers; without text the reader's language
    first, then the newest. The others say how records are listed in an index,
    whatever their language. In BEST and NEWEST records come later that have a
    term to rank lower (see `search.ranking`).
    """

    BEST = "best"
    NEWEST = "newest"
    TITLE = "title"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Query:
    """A question.

    Attributes:
        text: As typed. Empty text with filters lists what the filters keep.
        language: The reader's language.
        kinds, languages: Keep these only; empty keeps all.
        terms: Codes by scheme; any code of a scheme, every scheme.
        sort: The order of the hits.
        lead: Scheme whose codes, the highest first, order the hits before
            `sort` does; hits without any come last. "" is none.
        facets: What is counted; None counts every facet there is.
        with_page: Whether only objects with a page of their own answer.
        correct: Whether a word that occurs nowhere may be replaced.
        first: Keys that editors put first: ranked before everything, in this order,
            if the filters and the scope keep them, even where the words are not in
            them. Lists that are sorted otherwise than by rank pass them over.
    """

    text: str
    language: str
    scope: Scope = Scope.FIRST
    kinds: Sequence[str] = ()
    languages: Sequence[str] = ()
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: int = 1
    limit: int = 20
    sort: Sort = Sort.BEST
    lead: str = ""
    facets: Sequence[str] | None = None
    with_page: bool = True
    correct: bool = True
    first: Sequence[str] = ()

    @property
    def put_first(self) -> Sequence[str]:
        """What stands before everything else in the order that is asked for."""
        by_rank = self.sort == Sort.BEST and not self.lead
        return list(dict.fromkeys(self.first)) if by_rank else []

    @property
    def filters(self) -> dict[str, Sequence[str]]:
        """Every filter that is set, by facet."""
        chosen = {KIND: self.kinds, LANGUAGE: self.languages, **self.terms}
        return {facet: values for facet, values in chosen.items() if values}


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text, marked when it answers the question."""

    text: str
    marked: bool = False


Marked = Sequence[Segment]


@dataclass(frozen=True, slots=True)
class FileMatch:
    """A file shown by an object, and the place in it that answers.

    Attributes:
        page: Number of the page or slide; None where the format has none.
        passage: The text around what answers.
    """

    title: str
    url: str
    language: str
    page: int | None
    passage: Marked


@dataclass(frozen=True, slots=True)
class Meaning:
    """Typed words that do not occur in a text, and what in it means the same.

    Attributes:
        typed: Words of the question.
        found: Words of title or text, in the text's language.
    """

    typed: str
    found: Sequence[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """One object that was found.

    Attributes:
        language: The language of the version that was found.
        summary: The summary, or the passage of the text that answers.
        matched: Words of title or text that answer, in the text's language.
        concepts: `(scheme, code)` whose labels answer, when the text does not.
        terms: Codes by scheme.
        file: The file that answers best, when one does.
        first: Whether editors put it first for this question.
        meanings: What some of `matched` stand for: words typed that mean the same.
    """

    key: str
    kind: str
    language: str
    path: str
    title: Marked
    summary: Marked
    matched: Sequence[str]
    concepts: Sequence[tuple[str, str]]
    terms: Mapping[str, Sequence[str]]
    date: str
    file: FileMatch | None = None
    first: bool = False
    meanings: Sequence[Meaning] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that occurs nowhere and the words searched for as well."""

    typed: str
    searched: Sequence[str]


@dataclass(frozen=True, slots=True)
class Results:
    """An answer.

    Attributes:
        facets: Objects by value, for every facet asked for; each facet's
            numbers follow the filters of the others.
        corrected: What was searched for beside the words typed.
        suggestions: Other questions worth asking.
        ready: False while the index is empty and has yet to be filled.
        degraded: Whether another engine answered than the one that should.
    """

    hits: Sequence[Hit] = ()
    total: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    corrected: Correction | None = None
    suggestions: Sequence[str] = ()
    ready: bool = True
    degraded: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An object whose title continues what is being typed.

    Attributes:
        language: The language of the version: the best for the reader.
        title: The title, marked where it answers.
    """

    key: str
    kind: str
    language: str
    path: str
    title: Marked


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a hit stands where it stands.

    Attributes:
        place: From 1, as readers see it.
        score: As the engine counts, comparable within one language only; None where
            it does not tell.
        reasons: Lines for an expert, the engine's own, in English.
    """

    place: int
    key: str
    language: str
    title: str
    score: float | None
    reasons: Sequence[str]


@dataclass(frozen=True, slots=True)
class State:
    """How an engine is doing.

    Attributes:
        sequence: The place in the log up to which it knows what is public.
        documents: Versions by language.
        size: Bytes on disk.
        made: When the index was begun anew; None where nobody knows.
    """

    name: str
    sequence: int
    documents: Mapping[str, int]
    size: int
    made: datetime | None = None


class SearchEngine(Protocol):
    """Keeps what is public findable."""

    name: str

    def position(self) -> int:
        """Return the sequence up to which the log was taken over; 0 is none."""

    def index(self, rows: Sequence[Publication]) -> None:
        """Take over rows in the order of the log; repeatable.

        Public rows replace what is stored, withdrawn ones remove it.
        """

    def withdraw(self, keys: Sequence[tuple[str, str]]) -> None:
        """Remove versions, `(key, language)`, whatever the log says."""

    def reset(self) -> None:
        """Forget everything."""

    def search(self, query: Query) -> Results:
        """Answer a question; never raises for what a reader typed."""

    def suggest(self, text: str, language: str, limit: int) -> Sequence[Suggestion]:
        """Return objects whose titles continue what is being typed.

        Every word typed begins a word of the title. An object appears once, in its
        best version for the reader; the reader's language comes first.
        """

    def similar(self, key: str, language: str, limit: int) -> Sequence[Hit] | None:
        """Return objects of the same kind that are like one, the most alike first.

        None when this engine cannot tell; nothing for what is not public.
        """

    def explain(self, query: Query) -> Sequence[Explanation]:
        """Say of every hit of a page why it stands where it stands."""

    def state(self) -> State:
        """Say how the engine is doing."""
