"""Words as the engines compare them: folded, stemmed, in three languages.

A word has two keys. Its folded form is what was written without case, marks
and apostrophes; its stem is the same for its inflected forms. Stems are made
from the unfolded word, because folding hides the endings.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

from core.languages import LANGUAGE_CODES

WORDS = Path(__file__).parent / "data" / "words.json"
APOSTROPHES = "'’‘ʼʻ‛`´′"
INVISIBLE = "\u0301\u00ad"  # stress mark, soft hyphen
LONGEST_WORD = 40
PREFIX = 5

WORD = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}{INVISIBLE}]+[^\W_]+)*")
DROPPED = str.maketrans("", "", APOSTROPHES + INVISIBLE)
LATIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
# Letters that sound alike, or stand on the same keys of a Russian keyboard.
SOUND = str.maketrans(
    {"и": "і", "ї": "і", "ы": "і", "є": "е", "э": "е", "ъ": "і", "ґ": "г"}
)
UKRAINIAN_ENDING = re.compile(
    r"^(.{3,}?)(?:ість|істю|ості|остей|ення|енням|еннями|енні|ень|"
    r"ською|ського|ському|ський|ська|ське|ські|ських|ським|"
    r"іями|іях|іям|ією|ями|ами|ові|еві|єві|ого|ього|ому|ьому|ими|іми|"
    r"ія|ії|ію|ій|їй|ої|ий|ою|ею|єю|ах|ях|ам|ям|ом|ем|єм|им|ім|их|іх|ів|їв|ев|єв|"
    r"[аеєиіїоуюяйь])$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """The two keys of a word."""

    folded: str
    stem: str

    @property
    def beginning(self) -> str:
        """What tolerates unknown endings: the first letters."""
        return self.folded[:PREFIX]


@dataclass(frozen=True, slots=True)
class Token:
    """A word in its place in a text."""

    start: int
    end: int
    word: Word


def normalise(text: str) -> str:
    """Compose letters; text from PDF files often holds decomposed ones."""
    return unicodedata.normalize("NFC", text)


def fold(word: str, language: str) -> str:
    """Return a word without case, marks of Latin letters and apostrophes."""
    lowered = normalise(word).lower().translate(DROPPED).translate(LATIN)
    if not lowered.isascii():
        lowered = "".join(_base(letter) for letter in lowered)
    return lowered.translate(SOUND) if language == "uk" else lowered


def _base(letter: str) -> str:
    """Return a Latin letter without marks; other letters as they are."""
    if letter.isascii():
        return letter
    decomposed = unicodedata.normalize("NFD", letter)
    return decomposed[0] if decomposed[0].isascii() else letter


def stem(word: str, language: str) -> str:
    """Return what a word's inflected forms have in common, unfolded."""
    lowered = normalise(word).lower().translate(DROPPED)
    if language == "uk":
        found = UKRAINIAN_ENDING.match(lowered)
        return found.group(1) if found else lowered
    return str(_stemmer(language).stemWord(lowered))


_local = threading.local()
STEMMERS = {"pl": "polish", "en": "english"}


def _stemmer(language: str) -> Any:
    """Return this thread's stemmer: they keep state while they work."""
    stemmers = _local.__dict__.setdefault("stemmers", {})
    if language not in stemmers:
        stemmers[language] = snowballstemmer.stemmer(STEMMERS[language])
    return stemmers[language]


@lru_cache(maxsize=100_000)
def analyse(word: str, language: str) -> Word:
    """Return the keys of one word, with words that mean the same made equal."""
    folded = fold(word, language)
    stemmed = fold(stem(word, language), language)
    same = _same_words(language)
    return Word(folded, same.get(folded) or same.get(stemmed) or stemmed)


def tokens(text: str, language: str) -> Iterator[Token]:
    """Yield the words of a normalised text with their places."""
    for match in WORD.finditer(text):
        if match.end() - match.start() > LONGEST_WORD:
            continue
        word = analyse(match.group(), language)
        if word.folded:
            yield Token(match.start(), match.end(), word)


def words(text: str, language: str) -> list[Word]:
    """Return the keys of a text's words."""
    return [token.word for token in tokens(normalise(text), language)]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return folded words that say nothing alone."""
    return frozenset(fold(word, language) for word in _data()[language]["stop_words"])


@cache
def _same_words(language: str) -> dict[str, str]:
    """Return the common key of words that mean the same.

    Each listed form stands for its own stem too, so that a few forms cover a
    word whose vowels change.
    """
    common: dict[str, str] = {}
    for group in _data()[language]["same"]:
        key = fold(group[0], language)
        for form in group:
            common.setdefault(fold(form, language), key)
            common.setdefault(fold(stem(form, language), language), key)
    return common


@cache
def _groups(language: str) -> dict[str, list[list[str]]]:
    """Return the lists of words that mean the same, by their common key."""
    found: dict[str, list[list[str]]] = {}
    for group in _data()[language]["same"]:
        found.setdefault(fold(group[0], language), []).append(group)
    return found


def other_words(word: str, language: str) -> list[str]:
    """Return words that mean the same as one, one for each beginning of theirs."""
    key = analyse(word, language)
    others = {
        fold(form, language)[:PREFIX]: form
        for group in _groups(language).get(key.stem, ())
        for form in group
    }
    others.pop(key.beginning, None)
    return list(others.values())


@cache
def _data() -> dict[str, Any]:
    return dict(json.loads(WORDS.read_text(encoding="utf-8")))


def fingerprint() -> str:
    """Name the analysis: stored beside an index, which is stale when it differs."""
    sample = " ".join(
        f"{analyse(word, language).folded}/{analyse(word, language).stem}"
        for language in LANGUAGE_CODES
        for word in ("Łódź", "kształcenie", "ґанок", "сім’ями", "learning")
    )
    return f"{sample}|{WORDS.stat().st_size}"
