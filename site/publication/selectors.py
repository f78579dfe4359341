"""Reading what is public: the same functions for HTML lists and the API."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from publication.models import (
    Publication,
    PublicationCount,
    PublicationTerm,
    PublicationTermCount,
)


class Order(StrEnum):
    """Orders a list can have; each ends in the key, so that pages never overlap."""

    NEWEST = "-date"
    OLDEST = "date"
    TITLE = "title"
    CHANGED = "-changed"


FIELDS = {
    Order.NEWEST: ("date_key", True),
    Order.OLDEST: ("date_key", False),
    Order.TITLE: ("sort_key", False),
    Order.CHANGED: ("changed", True),
}


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an ordered list: the last row's value and key."""

    value: str
    key: str


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list, the number of all, and where the next page starts."""

    items: Sequence[Publication]
    total: int
    next: Position | None


Terms = Mapping[str, Sequence[str]]
# From so many matches on, the first twenty are found sooner by going through the
# list in its order than by collecting all matches and sorting them.
MANY = 500


def public(kinds: Iterable[str], language: str) -> QuerySet[Publication]:
    """Return the public rows of some kinds in a language."""
    return Publication.objects.filter(
        kind__in=list(kinds), language=language, withdrawn_at=None
    )


def public_with_fallback(kinds: Iterable[str], language: str) -> QuerySet[Publication]:
    """Return every public object once, in its best language for a reader."""
    return Publication.objects.filter(
        kind__in=list(kinds), withdrawn_at=None, **{f"best_{language}": True}
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many objects a list has, and the last change among them."""

    number: int
    sequence: int


def publication_shelf(*, kind: str, language: str, fallback: bool = False) -> Shelf:
    """Return the size and last change of a list without counting; one query."""
    rows = PublicationCount.objects.filter(
        kind=kind, language="" if fallback else language
    ).values_list("number", "sequence")
    found = list(rows)
    return Shelf(
        number=sum(number for number, _sequence in found),
        sequence=max((sequence for _number, sequence in found), default=0),
    )


def with_terms(
    rows: QuerySet[Publication], terms: Terms, *, in_order: bool = False
) -> QuerySet[Publication]:
    """Keep rows that have, for every scheme, at least one of its codes.

    Args:
        rows: The rows to choose from.
        terms: Codes by scheme.
        in_order: Ask row after row in the order of the list, instead of
            collecting all that match: faster where many do.
    """
    for scheme, codes in terms.items():
        matching = PublicationTerm.objects.filter(scheme=scheme, code__in=list(codes))
        if in_order:
            rows = rows.filter(Exists(matching.filter(publication=OuterRef("pk"))))
        else:
            rows = rows.filter(pk__in=matching.values("publication_id"))
    return rows


def term_number(kind: str, language: str, terms: Terms) -> int | None:
    """Return how many rows carry the one code that is asked for; one query.

    None, without a query, when several are asked for: a row may carry two.
    """
    asked = [(scheme, code) for scheme, codes in terms.items() for code in codes]
    if len(asked) != 1:
        return None
    (scheme, code), *_ = asked
    counts = PublicationTermCount.objects.filter(
        scheme=scheme, code=code, kind=kind, language=language
    )
    return counts.values_list("number", flat=True).first() or 0


def publication_list(
    *,
    kinds: Iterable[str],
    language: str,
    terms: Terms | None = None,
    order: Order = Order.NEWEST,
    limit: int = 20,
    after: Position | None = None,
    fallback: bool = False,
    full: bool = False,
    total: int | None = None,
    bytes_only: bool = False,
) -> Listing:
    """Return one page of a list: two or three queries, however many rows there are.

    With `fallback` another language stands in for a missing one; with `full`
    the whole documents are read instead of the summaries; with `total` nothing
    is counted; with `bytes_only` rows have key, kind, language and bytes.
    """
    kinds = list(kinds)
    chosen = (public_with_fallback if fallback else public)(kinds, language)
    terms = terms or {}
    number = None
    if not fallback and len(kinds) == 1:
        number = term_number(kinds[0], language, terms)
    rows = with_terms(chosen, terms, in_order=number is not None and number > MANY)
    if total is None:
        total = with_terms(chosen, terms).count() if number is None else number
    column, descending = FIELDS[order]
    if after is not None:
        rows = rows.filter(_beyond(column, descending, after))
    sign = "-" if descending else ""
    if bytes_only:
        wanted = "body" if full else "summary"
        rows = rows.only("key", "kind", "language", column, wanted)
    else:
        rows = rows.defer("summary" if full else "body", "search_text", "search_files")
    found = list(rows.order_by(f"{sign}{column}", f"{sign}key")[: limit + 1])
    items = found[:limit]
    following = None
    if len(found) > limit:
        last = items[-1]
        following = Position(_value(last, column), str(last.key))
    return Listing(items, total, following)


def _beyond(column: str, descending: bool, after: Position) -> Q:
    comparison = "lt" if descending else "gt"
    return Q(**{f"{column}__{comparison}": after.value}) | Q(
        **{column: after.value, f"key__{comparison}": uuid.UUID(after.key)}
    )


def _value(row: Publication, column: str) -> str:
    value = getattr(row, column)
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def publication_counts(
    *, kinds: Iterable[str], language: str, scheme: str, terms: Terms | None = None
) -> dict[str, int]:
    """Return how many public rows carry each code of a scheme.

    Without other terms that is known; with them it is counted.
    """
    if not terms:
        return known_counts(kinds, language, scheme)
    rows = with_terms(public(kinds, language), terms)
    counted = (
        PublicationTerm.objects.filter(scheme=scheme, publication__in=rows)
        .values_list("code")
        .annotate(number=Count("publication_id"))
    )
    return dict(counted)


def known_counts(kinds: Iterable[str], language: str, scheme: str) -> dict[str, int]:
    """Return how many public rows carry each code of a scheme, without counting."""
    rows = (
        PublicationTermCount.objects.filter(
            kind__in=list(kinds), language=language, scheme=scheme, number__gt=0
        )
        .values_list("code")
        .annotate(total=Sum("number"))
    )
    return dict(rows)


def publication_versions(key: uuid.UUID) -> dict[str, Publication]:
    """Return every row of an object by language, tombstones included."""
    return {row.language: row for row in Publication.objects.filter(key=key)}
