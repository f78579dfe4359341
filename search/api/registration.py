"""Tells `headless` what the search answers to programs."""

from collections.abc import Collection

from django.utils.translation import override

from headless.facets import Labels, register_facet_labels
from headless.registry import kind_label, register_door
from search.api.router import (
    QUERY_BUDGETS,
    search_router,
    similar_router,
    suggest_router,
)
from search.presentation import LANGUAGE_NAMES
from search.protocol import KIND, LANGUAGE

DOORS = (
    ("search", "search", search_router),
    ("search_suggest", "search/suggest", suggest_router),
    ("similar", "pages/{key}/similar", similar_router),
)


def register() -> None:
    """Add the operations, and the words for facets that are no vocabulary."""
    for name, path, router in DOORS:
        register_door(name, path, router, queries=QUERY_BUDGETS[name])
    register_facet_labels(KIND, kind_labels)
    register_facet_labels(LANGUAGE, language_labels)


def kind_labels(codes: Collection[str], language: str) -> Labels:
    """Return what readers of a language call many of a kind."""
    with override(language):
        return {code: kind_label(code, many=True) for code in codes}


def language_labels(codes: Collection[str], language: str) -> Labels:
    """Return the names of languages in a language."""
    with override(language):
        return {code: str(LANGUAGE_NAMES.get(code, code)) for code in codes}
