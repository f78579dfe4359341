"""The list and the entry of each kind.

Queries: an entry 1; a list 2, with filters 3; a list the reader has already 1.
Facets ask for the labels of their codes besides.
"""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from core.identity import key_for
from headless.cursors import list_fingerprint, read_cursor, write_cursor
from headless.facets import FacetQuestion, facets_data, facets_position
from headless.parameters import EntryQuery, ListQuery, chosen_terms, list_query
from headless.registry import Kind
from headless.responses import entry_response, list_about, list_response, unchanged
from headless.schemas import document_schema, list_schema, problems
from headless.selectors import entry
from publication.selectors import Order, publication_list, publication_shelf


def kind_router(kind: Kind) -> Router:
    """Return the list of a kind and its entries, as the kind is reached."""
    router = Router(tags=[kind.plural or kind.kind])
    if kind.plural:
        add_list(router, kind)
    if kind.single:
        add_single(router, kind)
    elif kind.named:
        add_named(router, kind)
    # The operation for any kind already stands at `/pages/{key}`.
    elif kind.plural and kind.plural != "pages":
        add_entry(router, kind)
    return router


def add_list(router: Router, kind: Kind) -> None:
    """Add `/news`."""
    parameters = list_query(kind)

    @router.get(
        f"/{kind.plural}",
        response={200: list_schema(kind), **problems(422)},
        operation_id=f"list_{kind.plural.replace('-', '_')}",
        summary=f"List of {kind.plural}",
    )
    def kind_list(
        request: HttpRequest,
        query: Query[parameters],  # type: ignore[valid-type]
    ) -> HttpResponseBase:
        return kind_page(request, kind, query, chosen_terms(kind, query))


def add_entry(router: Router, kind: Kind) -> None:
    """Add `/news/{key}`."""

    @router.get(
        f"/{kind.plural}/{{key}}",
        response={200: document_schema(kind), **problems(404, 410, 422)},
        operation_id=read_id(kind),
        summary=f"One of {kind.plural}",
    )
    def kind_entry(
        request: HttpRequest, key: uuid.UUID, query: Query[EntryQuery]
    ) -> HttpResponseBase:
        return kind_document(request, kind, key, query)


def add_named(router: Router, kind: Kind) -> None:
    """Add `/menus/{name}`."""

    @router.get(
        f"/{kind.plural}/{{name}}",
        response={200: document_schema(kind), **problems(404, 410, 422)},
        operation_id=read_id(kind),
        summary=f"One of {kind.plural}",
    )
    def kind_named(
        request: HttpRequest, name: str, query: Query[EntryQuery]
    ) -> HttpResponseBase:
        return kind_document(request, kind, key_for(kind.kind, name), query)


def add_single(router: Router, kind: Kind) -> None:
    """Add `/settings`."""

    @router.get(
        f"/{kind.kind}",
        response={200: document_schema(kind), **problems(404, 410, 422)},
        operation_id=read_id(kind),
        summary=str(kind.name),
    )
    def kind_single(request: HttpRequest, query: Query[EntryQuery]) -> HttpResponseBase:
        return kind_document(request, kind, key_for(kind.kind, kind.single), query)


def read_id(kind: Kind) -> str:
    """Return the name of the operation that reads one object of a kind."""
    return f"read_{kind.kind.replace('-', '_')}"


def kind_document(
    request: HttpRequest, kind: Kind, key: uuid.UUID, query: EntryQuery
) -> HttpResponseBase:
    """Answer one object of a kind."""
    found = entry(key=key, language=query.lang, fallback=query.fallback, kind=kind.kind)
    return entry_response(request, found)


def kind_page(
    request: HttpRequest,
    kind: Kind,
    query: ListQuery,
    terms: Mapping[str, Sequence[str]],
) -> HttpResponseBase:
    """Answer one page of a kind's list; its items are read only when needed."""
    order = Order(query.order) if query.order else kind.order
    fingerprint = list_fingerprint(
        kind.kind, query.lang, query.fallback, order, sorted(terms.items())
    )
    after = read_cursor(query.cursor, fingerprint) if query.cursor else None
    shelf = publication_shelf(
        kind=kind.kind, language=query.lang, fallback=query.fallback
    )
    about = list_about(
        request,
        shelf=shelf,
        language=query.lang,
        fallback=query.fallback,
        facets_position=facets_position() if query.facets else 0,
    )
    answer = unchanged(request, about)
    if answer is not None:
        return answer
    full = query.view == "full"
    listing = publication_list(
        kinds=[kind.kind],
        language=query.lang,
        terms=terms,
        order=order,
        limit=query.limit,
        after=after,
        fallback=query.fallback,
        full=full,
        total=None if terms else shelf.number,
        bytes_only=True,
    )
    return list_response(
        request,
        listing.items,
        about,
        kind=kind.kind,
        full=full,
        language=query.lang,
        total=listing.total,
        following=write_cursor(listing.next, fingerprint) if listing.next else None,
        extra=list_facets(kind, query, terms),
    )


def list_facets(
    kind: Kind, query: ListQuery, terms: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return the facets beside a list, when they are asked for."""
    if not query.facets:
        return {}
    question = FacetQuestion(
        kind=kind.kind,
        language=query.lang,
        fallback=query.fallback,
        terms=terms,
        schemes=kind.schemes,
    )
    return {"facets": facets_data(question)}
