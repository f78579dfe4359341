"""The one object whose title was typed: readers can go to it at once."""

from collections.abc import Iterable

from search.analysis import fold, normalise
from search.protocol import Hit, Query, Results, Scope, SearchEngine, Suggestion
from search.query import parse, readable_words

Titled = Hit | Suggestion
# Titles that continue the question are looked through so far, the shortest first.
LOOKED_THROUGH = 8


def titled(engine: SearchEngine, query: Query, results: Results) -> Titled | None:
    """Return the object that has the question as its title; None for several.

    `results` is the first page. The engine is asked once more where the object may be missing among the hits: it
    is in another language, or the filters left it out.
    """
    question = parse(query.text)
    if not question or question.excluded:
        return None
    if found := with_title(query.text, results.hits):
        return found[0] if len(found) == 1 else None
    everything = results.total <= len(results.hits) and query.scope != Scope.ONLY
    if everything and not query.filters:
        return None
    suggested = engine.suggest(query.text, query.language, LOOKED_THROUGH)
    found = with_title(query.text, suggested)
    return found[0] if len(found) == 1 else None


def with_title(text: str, candidates: Iterable[Titled]) -> list[Titled]:
    """Return those that have a text as their title, whatever its case and marks."""
    return [
        item
        for item in candidates
        if item.path
        and folded(text, item.language)
        == folded("".join(part.text for part in item.title), item.language)
    ]


def folded(text: str, language: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [fold(word, language) for word in readable_words(normalise(text))]
