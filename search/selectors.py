"""What the search page reads beside the engine's answer."""

from dataclasses import replace

from headless.registry import kinds
from publication.selectors import publication_counts
from search.documents import concept_labels
from search.presentation import best_label
from search.protocol import Query, Scope, SearchEngine

MOST_TOPICS = 12


def topics(language: str) -> list[tuple[str, str, int]]:
    """Return code, label and number of the most frequent topics: two queries."""
    numbers = publication_counts(kinds=list(kinds), language=language, scheme="topic")
    labels = concept_labels({("topic", code) for code in numbers})
    found = [
        (code, best_label(labels.get(("topic", code), {}), language) or code, number)
        for code, number in numbers.items()
    ]
    return sorted(found, key=lambda item: (-item[2], item[1]))[:MOST_TOPICS]


def found_without_filters(engine: SearchEngine, query: Query) -> int:
    """Return how many objects the same question finds without its filters."""
    if not query.filters or not query.text:
        return 0
    wider = replace(query, kinds=(), languages=(), terms={}, page=1, limit=1, facets=())
    return engine.search(wider).total


def found_in_all_languages(engine: SearchEngine, query: Query) -> int:
    """Return how many objects the same question finds in any language."""
    if query.scope == Scope.ALL:
        return 0
    wider = replace(query, scope=Scope.ALL, page=1, limit=1, facets=())
    return engine.search(wider).total
