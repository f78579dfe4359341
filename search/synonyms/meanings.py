"""Which words of an answer stand for which typed ones, as hits tell it."""

from collections.abc import Iterable
from dataclasses import replace

from search.analysis import analyse
from search.protocol import Hit, Meaning
from search.query import Question


def with_meanings(question: Question, hits: Iterable[Hit]) -> list[Hit]:
    """Return hits that say which of their words only mean what was typed."""
    if not any(question.meant.values()):
        return list(hits)
    return [replace(hit, meanings=meanings(question, hit)) for hit in hits]


def meanings(question: Question, hit: Hit) -> list[Meaning]:
    """Return the typed words that the words of a hit stand for, in order.

    A word that was typed itself, in whichever form, stands for nothing else.
    """
    language = hit.language
    typed = {analyse(word, language) for word in question.wanted_words}
    stems = {word.stem for word in typed}
    beginnings = {word.beginning for word in typed}
    by_stem: dict[str, str] = {}
    by_beginning: dict[str, str] = {}
    for word, stands_for in question.meant.get(language, {}).items():
        key = analyse(word, language)
        by_stem.setdefault(key.stem, stands_for)
        by_beginning.setdefault(key.beginning, stands_for)
    found: dict[str, list[str]] = {}
    for written in hit.matched:
        key = analyse(written, language)
        if key.stem in stems or key.beginning in beginnings:
            continue
        meant = by_stem.get(key.stem) or by_beginning.get(key.beginning)
        if meant:
            found.setdefault(meant, []).append(written)
    return [Meaning(meant, words) for meant, words in found.items()]
