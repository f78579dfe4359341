"""The lists that the search engine narrows, whole."""

from collections.abc import Iterator
from dataclasses import replace

from django.http import Http404, QueryDict

from knowledge.catalogue.asked import read_asked
from knowledge.catalogue.shelves import Shelf
from knowledge.catalogue.values import known_values
from publication.models import Publication
from search.engines import current_engine
from search.protocol import Hit, Query, Results, SearchEngine

AT_ONCE = 200


def shelf_bodies(
    parameters: QueryDict, shelf: Shelf, language: str
) -> Iterator[bytes] | None:
    """Return the documents of a list in its order; None while it has no index.

    Queries: vocabularies and owners 2, then 1 for each 200 documents.

    Raises:
        Http404: when the address asks for something in vain: the file would
            hold more than was asked for.
    """
    known = known_values(shelf.facets, language=language)
    asked = read_asked(parameters, shelf, known)
    if asked.problems or set(parameters) - known_parameters(shelf):
        raise Http404
    engine = current_engine()
    query = replace(
        asked.query(shelf, language=language), page=1, limit=AT_ONCE, facets=()
    )
    first = engine.search(query)
    return pages(engine, query, first) if first.ready else None


def known_parameters(shelf: Shelf) -> set[str]:
    """Return what an address of the list may name."""
    return {facet.name for facet in shelf.facets} | {"q", "sort", "view", "all", "page"}


def pages(engine: SearchEngine, query: Query, first: Results) -> Iterator[bytes]:
    """Yield the documents of every page of the answer."""
    number, results = 1, first
    while results.hits:
        yield from bodies_of(results)
        if number * AT_ONCE >= results.total:
            return
        number += 1
        results = engine.search(replace(query, page=number))


def bodies_of(results: Results) -> Iterator[bytes]:
    """Yield the documents of one page, in the answer's order."""
    keys = [hit.key for hit in results.hits]
    rows = Publication.objects.filter(key__in=keys, withdrawn_at=None)
    found = {
        (str(row.key), row.language): bytes(row.body)
        for row in rows.only("key", "language", "body")
    }
    for hit in results.hits:
        # What was withdrawn a moment ago is still in the index.
        if body := found.get(place_of(hit)):
            yield body


def place_of(hit: Hit) -> tuple[str, str]:
    """Return by what the document of a hit is found."""
    return hit.key, hit.language
