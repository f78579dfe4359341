"""A list with everything around it.

Queries: vocabularies 1, owners 1, rows 1 for each language on the page. The engine's
own file is asked besides.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import QueryDict

from knowledge.catalogue.asked import PAGE_SIZE, Asked, no_such_page, read_asked
from knowledge.catalogue.drawing import ListMap, list_map, records_text
from knowledge.catalogue.entries import Listed, listed, rows_of
from knowledge.catalogue.facets import Applied, Facet, applied, facets_of
from knowledge.catalogue.shelves import (
    REPOSITORY,
    SORT_LABELS,
    VIEW_LABELS,
    Shelf,
    Sort,
    View,
)
from knowledge.catalogue.values import Known, known_values
from publication.selectors import public_with_fallback, with_terms
from search.engines import current_engine
from search.facet_kinds import LANGUAGES
from search.protocol import Results


@dataclass(slots=True)
class Catalogue:
    """The list with everything around it.

    Attributes:
        page: One page of published rows, with its place among the others.
        ready: False while the index is being made: nothing can be narrowed.
        query: The query string of this list, without the page.
    """

    page: ListPage
    entries: list[Listed]
    facets: list[Facet]
    applied: list[Applied]
    asked: Asked
    shelf: Shelf
    query: str
    ready: bool = True
    drawing: ListMap | None = None
    problems: list[str] = field(default_factory=list)

    @property
    def sort(self) -> Sort:
        """The order of the list."""
        return self.asked.sort

    @property
    def view(self) -> str:
        """The way the list is drawn."""
        return self.asked.view.value

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        """The orders with the one in use marked."""
        return [
            (name.value, SORT_LABELS[name], name == self.sort)
            for name in self.shelf.sorts
            if name != Sort.BEST or self.asked.text
        ]

    @property
    def views(self) -> list[tuple[str, Any, bool]]:
        """The query string of each way to draw the list, the one in use marked."""
        return [
            (self.asked.address(view=view), label, view == self.asked.view)
            for view, label in VIEW_LABELS.items()
        ]

    @property
    def count_text(self) -> str:
        """The number of records in words of the active language."""
        return records_text(self.page.paginator.count)

    @property
    def page_range(self) -> Iterable[int | str]:
        """The pages a reader can go to, those far away left out."""
        return self.page.paginator.get_elided_page_range(self.page.number)


def catalogue(
    parameters: QueryDict, *, language: str, shelf: Shelf = REPOSITORY
) -> Catalogue:
    """Return the list for a query string; what it does not know is a problem.

    A value no vocabulary has is told to the reader and left out, never an error.
    """
    known = known_values(shelf.facets, language=language)
    asked = read_asked(parameters, shelf, known)
    results, page = _answer(asked, shelf, language)
    if not results.ready:
        return _unready(asked, shelf, known, language)
    rows = rows_of(results.hits, shelf.kinds)
    page.object_list = rows
    return Catalogue(
        page=page,
        entries=listed(rows, results.hits, language=language, marked=bool(asked.text)),
        facets=facets_of(shelf, asked, known, results.facets),
        applied=applied(shelf, asked, known),
        asked=asked,
        shelf=shelf,
        query=asked.address(),
        drawing=_drawing(shelf, asked, known, results.facets),
        problems=asked.problems,
    )


def _drawing(
    shelf: Shelf, asked: Asked, known: Known, counts: Mapping[str, Mapping[str, int]]
) -> ListMap | None:
    if asked.view != View.MAP:
        return None
    return list_map(shelf, asked, known, counts)


def _answer(asked: Asked, shelf: Shelf, language: str) -> tuple[Results, ListPage]:
    """Return the page asked for, or the first one when there is none such."""
    engine = current_engine()
    query = asked.query(shelf, language=language)
    results = engine.search(query)
    paginator = Paginator(range(results.total), PAGE_SIZE)
    if asked.page > paginator.num_pages:
        asked.problems.append(no_such_page(str(asked.page)))
        asked.page = 1
        results = engine.search(replace(query, page=1))
    return results, paginator.page(asked.page)


def _unready(asked: Asked, shelf: Shelf, known: Known, language: str) -> Catalogue:
    """Return the list as the publication table has it, without facets.

    Words cannot be looked for; what was chosen still narrows the list.
    """
    terms = {name: codes for name, codes in asked.chosen.items() if name != LANGUAGES}
    rows = with_terms(public_with_fallback(shelf.kinds, language), terms)
    if languages := asked.chosen.get(LANGUAGES):
        rows = rows.filter(language__in=languages)
    ordered = rows.order_by("-date_key", "sort_key", "key")
    paginator = Paginator(
        ordered.defer("body", "search_text", "search_files"), PAGE_SIZE
    )
    page = paginator.page(min(asked.page, paginator.num_pages))
    return Catalogue(
        page=page,
        entries=listed(page, (), language=language, marked=False),
        facets=[],
        applied=applied(shelf, asked, known),
        asked=asked,
        shelf=shelf,
        query=asked.address(),
        ready=False,
        problems=asked.problems,
    )
