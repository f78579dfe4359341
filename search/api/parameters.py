"""What a request to the search asks for."""

from typing import Any, Literal

from ninja import Schema
from pydantic import Field, create_model

from headless.cursors import list_fingerprint
from headless.errors import invalid
from headless.parameters import CODES, LONGEST_LIST, EntryQuery, LanguageQuery
from search.facet_kinds import PAGE_FACETS
from search.protocol import KIND, LANGUAGE, Query, Scope, Sort
from search.query import LONGEST_TEXT

# Filters by their name in addresses, and the numbers that `facets=1` gives: those of
# the search page.
FACETS = tuple(kind.facet for kind in PAGE_FACETS)
LONGEST_CODES = 400
# More suggestions than a reader looks through.
MOST_SUGGESTED = 20
SORTS = {
    "best": Sort.BEST,
    "-date": Sort.NEWEST,
    "title": Sort.TITLE,
    "-changed": Sort.CHANGED,
}
# Hits that can be reached: an engine puts as many in order to answer a page.
DEEPEST = 1_000


class TextQuery(Schema):
    """What was typed."""

    q: str = Field(
        "",
        max_length=LONGEST_TEXT,
        description="Words to look for. “…” is a phrase, +word must occur, -word must "
        "not.",
    )


class SearchQuery(TextQuery, EntryQuery):
    """A question; the filters are added below."""

    scope: Literal["only", "first", "all"] | None = Field(
        None,
        description="Which languages are searched. only: the language asked for. "
        "first: all, the language asked for before others. all: all alike. Without it "
        "`fallback` decides: 1 is first, 0 is only.",
    )
    order: Literal["best", "-date", "title", "-changed"] = Field(
        "best", description="Order of the hits; best: by how well they answer."
    )
    exact: bool = Field(
        False, description="1: words are searched for as typed, mistakes included."
    )
    limit: int = Field(20, ge=1, le=LONGEST_LIST, description="Most items returned.")
    cursor: str | None = Field(
        None,
        min_length=1,
        max_length=1024,
        description="`next` of the page before.",
    )
    facets: bool = Field(
        False,
        description="1: with the number of objects for every code of every filter.",
    )


class SuggestQuery(TextQuery, LanguageQuery):
    """The beginning of a title."""

    limit: int = Field(8, ge=1, le=MOST_SUGGESTED, description="Most items returned.")


class SimilarQuery(EntryQuery):
    """How much is wanted of what is like an object."""

    limit: int = Field(5, ge=1, le=MOST_SUGGESTED, description="Most items returned.")


def search_query() -> type[SearchQuery]:
    """Return the parameters of a search with a filter for every facet."""
    filters: dict[str, Any] = {
        name: (
            str | None,
            Field(
                None,
                pattern=CODES,
                max_length=LONGEST_CODES,
                description=f"Codes of `{name}`, separated by commas: any of them.",
            ),
        )
        for name in FACETS
    }
    return create_model("FilteredSearchQuery", __base__=SearchQuery, **filters)


def question(asked: SearchQuery) -> Query:
    """Return the first page of a request as engines are asked for it.

    Raises:
        ProblemError: 422 when `scope` and `fallback` say different things.
    """
    chosen = {
        name: sorted(set(value.split(",")))
        for name in FACETS
        if (value := getattr(asked, name, None))
    }
    return Query(
        text=asked.q,
        language=asked.lang,
        scope=_scope(asked),
        kinds=chosen.pop(KIND, ()),
        languages=chosen.pop(LANGUAGE, ()),
        terms=chosen,
        limit=asked.limit,
        sort=SORTS[asked.order],
        facets=FACETS if asked.facets else (),
        correct=not asked.exact,
    )


def _scope(asked: SearchQuery) -> Scope:
    if asked.scope is None:
        return Scope.FIRST if asked.fallback else Scope.ONLY
    scope = Scope(asked.scope)
    if asked.fallback and scope is Scope.ONLY:
        raise invalid("scope", "fallback=1 lets other languages stand in.")
    return scope


def fingerprint(query: Query) -> str:
    """Name a list of hits by everything that decides what stands on its pages."""
    return list_fingerprint(
        "search",
        query.text,
        query.language,
        query.scope.value,
        query.sort.value,
        query.correct,
        query.limit,
        sorted(query.filters.items()),
    )
