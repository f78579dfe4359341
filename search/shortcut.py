"""The one object whose title was typed: readers can go to it at once."""

import re
from collections.abc import Iterable, Sequence

from search.analysis import fold, normalise
from search.protocol import Hit, Query, Results, Scope, SearchEngine
from search.query import parse, readable_words

# Hits that are looked through: the very title stands first, or shares the first places.
LOOKED_THROUGH = 3
# Whoever types one word looks for a subject, not for a title.
LEAST_WORDS = 2
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def titled(engine: SearchEngine, query: Query, results: Results) -> Hit | None:
    """Return the object that has the question as its title; None for several.

    `results` is the first page. It lacks titles that filters left out, and those in
    another language than the reader's: an object stands there once. The engine is
    asked for them apart, where the alphabet is that of a language.
    """
    question = parse(query.text)
    if not question or question.excluded:
        return None
    found = with_title(query.text, results.hits)
    if not found and len(question.wanted_words) >= LEAST_WORDS:
        found = [
            hit
            for language in languages_to_ask(query)
            for hit in with_title(query.text, very_titles(engine, query, language))
        ]
    return found[0] if len({hit.key for hit in found}) == 1 else None


def languages_to_ask(query: Query) -> list[str]:
    """Return the languages that a text may be in, beside what was looked through."""
    codes = ["uk"] if CYRILLIC.search(query.text) else ["pl", "en"]
    return [code for code in codes if query.filters or code != query.language]


def very_titles(engine: SearchEngine, query: Query, language: str) -> Sequence[Hit]:
    """Return the first hits among the texts of one language, whatever was chosen."""
    apart = Query(
        query.text,
        language,
        scope=Scope.ONLY,
        limit=LOOKED_THROUGH,
        facets=(),
        correct=False,
    )
    return engine.search(apart).hits


def with_title(text: str, candidates: Iterable[Hit]) -> list[Hit]:
    """Return those that have a text as their title, whatever its case and marks."""
    return [
        item
        for item in candidates
        if folded(text, item.language)
        == folded("".join(part.text for part in item.title), item.language)
    ]


def folded(text: str, language: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [fold(word, language) for word in readable_words(normalise(text))]
