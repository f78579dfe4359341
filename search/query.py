"""What a reader typed, taken apart: words, phrases, + and -."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.analysis import LONGEST_WORD, WORD, Word, analyse, normalise, stop_words

LONGEST_TEXT = 300
MOST_WORDS = 16
PIECE = re.compile(r'([+-]?)"([^"]*)"|([+-]?)(\S+)')


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word or a phrase of the question."""

    words: tuple[str, ...]
    sign: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The parts of a question, as typed, and what editors say that it means.

    Attributes:
        meant: Words that mean the same as some of the question's, by language, each
            with the typed words that it stands for.
        known: Words that stand in an entry of the synonyms: no typing mistakes.
    """

    parts: Sequence[Wanted] = ()
    meant: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    known: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Say whether there is anything to look for; exclusions alone are not."""
        return any(part.sign != "-" for part in self.parts)

    @property
    def optional(self) -> list[str]:
        """Words of which any will do."""
        return [
            word
            for part in self.parts
            if not part.sign and not part.quoted
            for word in part.words
        ]

    @property
    def doubtful(self) -> list[str]:
        """Optional words that may be typing mistakes, once each."""
        return [word for word in dict.fromkeys(self.optional) if word not in self.known]

    def meant_in(self, language: str) -> list[str]:
        """Words of a language that are looked for beside the typed ones."""
        return list(self.meant.get(language, {}))

    @property
    def required(self) -> list[Wanted]:
        """Words and phrases that must occur."""
        return [
            part
            for part in self.parts
            if part.sign == "+" or (part.quoted and part.sign != "-")
        ]

    @property
    def excluded(self) -> list[Wanted]:
        """Words and phrases that must not occur."""
        return [part for part in self.parts if part.sign == "-"]

    @property
    def wanted_words(self) -> list[str]:
        """Every word that is looked for."""
        return [word for part in self.parts if part.sign != "-" for word in part.words]


def parse(text: str) -> Question:
    """Read a question; whatever is no word is passed over."""
    return Question(tuple(_parts(normalise(text)[:LONGEST_TEXT])))


def _parts(text: str) -> Iterator[Wanted]:
    left = MOST_WORDS
    for match in PIECE.finditer(text):
        sign = match[1] or match[3] or ""
        quoted = match[4] is None
        found = readable_words(match[2] if quoted else match[4])[:left]
        left -= len(found)
        if not found:
            continue
        yield Wanted(tuple(found), sign, quoted)


def readable_words(text: str) -> list[str]:
    """Return the words of a text as written."""
    return [word for word in WORD.findall(text) if len(word) <= LONGEST_WORD]


def analysed(words: Sequence[str], language: str, reader: str) -> list[Word]:
    """Return the keys of words, without those that say nothing beside others."""
    return [analyse(word, language) for word in telling(words, language, reader)]


def telling(words: Sequence[str], language: str, reader: str) -> list[str]:
    """Return words without those that say nothing beside others.

    A reader's small words say nothing in the texts of other languages either:
    a Polish "do" is no English one.
    """
    found = [
        word
        for word in words
        if analyse(word, language).folded not in stop_words(language)
        and analyse(word, reader).folded not in stop_words(reader)
    ]
    return found or list(words)
