"""The list and the entry of each kind.

Queries: an entry 1, a list 2, however many rows there are.
"""

import uuid

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router

from headless.cursors import list_fingerprint, read_cursor, write_cursor
from headless.parameters import EntryQuery, ListQuery, chosen_terms, list_query
from headless.registry import Kind
from headless.responses import entry_response, list_response
from headless.schemas import document_schema, list_schema, problems
from headless.selectors import entry
from publication.selectors import Order, publication_list


def kind_router(kind: Kind) -> Router:
    """Return the list and the entry of one kind."""
    router = Router(tags=[kind.plural])
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
        return kind_page(request, kind, query)

    # The operation for any kind already stands at this address.
    if kind.plural == "pages":
        return router

    @router.get(
        f"/{kind.plural}/{{key}}",
        response={200: document_schema(kind), **problems(404, 410, 422)},
        operation_id=f"read_{kind.kind.replace('-', '_')}",
        summary=f"One of {kind.plural}",
    )
    def kind_entry(
        request: HttpRequest, key: uuid.UUID, query: Query[EntryQuery]
    ) -> HttpResponseBase:
        found = entry(
            key=key, language=query.lang, fallback=query.fallback, kind=kind.kind
        )
        return entry_response(request, found)

    return router


def kind_page(request: HttpRequest, kind: Kind, query: ListQuery) -> HttpResponseBase:
    """Answer one page of a kind's list."""
    order = Order(query.order) if query.order else kind.order
    terms = chosen_terms(kind, query)
    fingerprint = list_fingerprint(
        kind.kind, query.lang, query.fallback, order, sorted(terms.items())
    )
    after = read_cursor(query.cursor, fingerprint) if query.cursor else None
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
    )
    following = write_cursor(listing.next, fingerprint) if listing.next else None
    return list_response(
        request,
        listing.items,
        kind=kind.kind,
        full=full,
        language=query.lang,
        total=listing.total,
        following=following,
    )
