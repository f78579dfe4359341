"""The repository's list as a query string asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from knowledge.presentation import Entry, list_entry
from publication.models import Publication
from publication.selectors import public, publication_counts, with_terms
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

KINDS = ("practice", "resource")
PAGE_SIZE = 20
FACETS = (
    (Scheme.TOPIC, _("Topic")),
    (Scheme.COUNTRY, _("Country")),
    (Scheme.PRACTICE_KIND, _("Kind")),
    (Scheme.TARGET_GROUP, _("Target group")),
    (Scheme.RECORD_TYPE, _("Kind of record")),
)


class Sort(StrEnum):
    """The orders the list can have."""

    NEWEST = "newest"
    TITLE = "title"
    CHANGED = "changed"


SORT_LABELS: dict[Sort, Any] = {
    Sort.NEWEST: pgettext_lazy("order of a list", "Newest first"),
    Sort.TITLE: pgettext_lazy("order of a list", "Title"),
    Sort.CHANGED: pgettext_lazy("order of a list", "Last changed"),
}
SORT_COLUMNS = {
    Sort.NEWEST: ("-date_key", "sort_key"),
    Sort.TITLE: ("sort_key",),
    Sort.CHANGED: ("-changed", "sort_key"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet."""

    code: str
    label: str
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list."""

    name: str
    label: Any
    choices: list[Choice]

    @property
    def open(self) -> bool:
        """Whether the reader sees the choices at once."""
        return self.name in (Scheme.TOPIC, Scheme.COUNTRY) or any(
            choice.chosen for choice in self.choices
        )


@dataclass(frozen=True, slots=True)
class Applied:
    """A chosen value and the query string without it."""

    label: str
    query: str


@dataclass(slots=True)
class Catalogue:
    """The list with everything around it."""

    page: ListPage
    facets: list[Facet]
    applied: list[Applied]
    sort: Sort
    query: str
    problems: list[str] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """The records of this page of the list."""
        return [list_entry(row) for row in self.page]

    @property
    def sorts(self) -> list[tuple[str, Any, bool]]:
        """The orders with the one in use marked."""
        return [
            (name.value, label, name == self.sort)
            for name, label in SORT_LABELS.items()
        ]

    @property
    def count_text(self) -> str:
        """The number of records in words of the active language."""
        total = self.page.paginator.count
        return ngettext("%(count)s record", "%(count)s records", total) % {
            "count": total
        }


def catalogue(parameters: QueryDict, *, language: str) -> Catalogue:
    """Return the list for a query string; what it does not know is a problem.

    A value no vocabulary has is told to the reader and left out, never an error.
    """
    known = {scheme: labels(scheme=scheme, language=language) for scheme, _l in FACETS}
    problems: list[str] = []
    chosen = _chosen(parameters, known, problems)
    sort = _sort(parameters.get("sort", ""), problems)
    rows = with_terms(public(KINDS, language), chosen).defer("body", "search_text")
    page = _page(rows.order_by(*SORT_COLUMNS[sort], "key"), parameters, problems)
    return Catalogue(
        page=page,
        facets=_facets(chosen, known, language),
        applied=_applied(chosen, known, sort),
        sort=sort,
        query=_query(chosen, sort),
        problems=problems,
    )


Chosen = dict[str, list[str]]
Known = Mapping[Scheme, Mapping[str, str]]


def _chosen(parameters: QueryDict, known: Known, problems: list[str]) -> Chosen:
    chosen: Chosen = {}
    for scheme, label in FACETS:
        codes = [code for code in parameters.getlist(scheme.value) if code]
        for code in dict.fromkeys(codes):
            if code in known[scheme]:
                chosen.setdefault(scheme.value, []).append(code)
            else:
                problems.append(
                    gettext("%(facet)s: there is no “%(value)s”; it was left out.")
                    % {"facet": label, "value": code[:60]}
                )
    return chosen


def _sort(value: str, problems: list[str]) -> Sort:
    if not value:
        return Sort.NEWEST
    try:
        return Sort(value)
    except ValueError:
        problems.append(
            gettext("The list cannot be sorted by “%(value)s”.") % {"value": value[:60]}
        )
        return Sort.NEWEST


def _page(
    rows: QuerySet[Publication], parameters: QueryDict, problems: list[str]
) -> ListPage:
    paginator = Paginator(rows, PAGE_SIZE)
    wanted = parameters.get("page", "1")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 0
    if not 1 <= number <= paginator.num_pages:
        problems.append(
            gettext("The list has no page “%(value)s”.") % {"value": wanted[:60]}
        )
        number = 1
    return paginator.page(number)


def _facets(chosen: Chosen, known: Known, language: str) -> list[Facet]:
    facets = []
    for scheme, label in FACETS:
        # What is chosen in a facet does not narrow the facet's own numbers.
        others = {name: codes for name, codes in chosen.items() if name != scheme}
        counts = publication_counts(
            kinds=KINDS, language=language, scheme=scheme.value, terms=others
        )
        picked = chosen.get(scheme.value, [])
        choices = [
            Choice(code, text, counts.get(code, 0), code in picked)
            for code, text in known[scheme].items()
            if counts.get(code) or code in picked
        ]
        if choices:
            facets.append(Facet(scheme.value, label, choices))
    return facets


def _applied(chosen: Chosen, known: Known, sort: Sort) -> list[Applied]:
    applied = []
    for scheme, label in FACETS:
        for code in chosen.get(scheme.value, []):
            rest = {
                name: [value for value in codes if (name, value) != (scheme, code)]
                for name, codes in chosen.items()
            }
            text = gettext("%(facet)s: %(value)s") % {
                "facet": label,
                "value": known[scheme][code],
            }
            applied.append(Applied(text, _query(rest, sort)))
    return applied


def _query(chosen: Chosen, sort: Sort) -> str:
    pairs = [(name, code) for name, codes in chosen.items() for code in codes]
    if sort != Sort.NEWEST:
        pairs.append(("sort", sort.value))
    return urlencode(pairs)
