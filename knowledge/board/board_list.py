"""The board as a query string asks for it, read from publications."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.collation import sort_key
from core.dates import format_partial_date
from core.languages import Text
from knowledge.board.enums import DIRECTION, WORKING_LANGUAGE, Direction
from knowledge.board.languages import CODES, language_name
from publication.models import Publication
from publication.selectors import publication_counts, publication_list
from search.presentation import WRITTEN_IN
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

# Queries of the whole page, whatever the number of entries.
QUERY_BUDGET = 36
KINDS = ["offer"]
PER_PAGE = 20
MOST_PAGES = 500
FILTERS: tuple[tuple[str, Any], ...] = (
    (DIRECTION, _("Offer or need")),
    (Scheme.TOPIC.value, _("Topic")),
    (Scheme.COUNTRY.value, _("Country")),
    (Scheme.NUTS.value, _("Region")),
    (Scheme.COUNTY.value, _("County")),
    (WORKING_LANGUAGE, _("Language")),
)

Chosen = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by, with how many entries have it beside the other filters."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(slots=True)
class Filter:
    """One filter of the board."""

    parameter: str
    label: Any
    chosen: str = ""
    options: list[Option] = field(default_factory=list)


@dataclass(slots=True)
class BoardFilters:
    """Every filter, and the values asked for that nothing has."""

    filters: list[Filter]
    unknown: list[str]
    chosen: dict[str, str]

    @property
    def active(self) -> bool:
        """Say whether the list is narrowed."""
        return bool(self.chosen)

    @property
    def query(self) -> str:
        """The chosen values as a query string, for the pager."""
        return urlencode(self.chosen)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the board in a list."""

    title: Text
    url: str
    direction: str
    is_need: bool
    written_in: str
    summary: Text
    partner: Text
    partner_url: str
    topics: str
    place: str
    languages: str
    until: str
    until_date: str


def board_context(query: QueryDict, language: str) -> dict[str, Any]:
    """Return the context of the board in a language."""
    filters = board_filters(query, language)
    terms = {scheme: [code] for scheme, code in filters.chosen.items()}
    number = page_number(query.get("page", ""))
    found = publication_list(
        kinds=KINDS, language=language, terms=terms, limit=number * PER_PAGE
    )
    page: Page = Paginator(range(found.total), PER_PAGE).get_page(number)
    rows = found.items[(page.number - 1) * PER_PAGE : page.number * PER_PAGE]
    return {
        "filters": filters,
        "number": found.total,
        "entries": [board_entry(row.data, row) for row in rows],
        "page_obj": page,
        "page_range": list(page.paginator.get_elided_page_range(page.number)),
    }


def page_number(value: str) -> int:
    """Return the page asked for; anything else is the first."""
    number = int(value) if value.isdecimal() and len(value) < 6 else 1
    return min(max(1, number), MOST_PAGES)


def board_filters(query: QueryDict, language: str) -> BoardFilters:
    """Return the filters with their values; name values that nothing has."""
    chosen: dict[str, str] = {}
    unknown: list[str] = []
    for scheme, _label in FILTERS:
        wanted = query.get(scheme, "").strip()
        if not wanted:
            continue
        known = publication_counts(kinds=KINDS, language=language, scheme=scheme)
        if wanted in known:
            chosen[scheme] = wanted
        else:
            unknown.append(wanted[:60])
    filters = [
        Filter(
            scheme,
            label,
            chosen.get(scheme, ""),
            options(scheme, chosen, language),
        )
        for scheme, label in FILTERS
    ]
    return BoardFilters([item for item in filters if item.options], unknown, chosen)


def options(scheme: str, chosen: Chosen, language: str) -> list[Option]:
    """Return a filter's values; the other filters narrow their numbers."""
    others = {name: [code] for name, code in chosen.items() if name != scheme}
    counts = publication_counts(
        kinds=KINDS, language=language, scheme=scheme, terms=others
    )
    picked = chosen.get(scheme, "")
    codes = {*counts, *([picked] if picked else [])}
    if not codes:
        return []
    names = names_of(scheme, codes, language)
    return [
        Option(code, name, counts.get(code, 0), code == picked)
        for code, name in names.items()
        if code in codes
    ]


def names_of(scheme: str, codes: Iterable[str], language: str) -> dict[str, str]:
    """Return the names of a filter's values in the order they are offered."""
    if scheme == DIRECTION:
        return {item.value: str(item.label) for item in Direction}
    if scheme == WORKING_LANGUAGE:
        named = {code: language_name(code) for code in CODES}
        return dict(sorted(named.items(), key=lambda item: sort_key(item[1], language)))
    return labels(scheme=Scheme(scheme), language=language)


def board_entry(data: Mapping[str, Any], row: Publication) -> Entry:
    """Return a published entry as a line of the list."""
    partner = data["partner"]
    return Entry(
        title=text_of(data["name"]),
        url=row.path,
        direction=data["direction"]["label"],
        is_need=data["direction"]["code"] == Direction.NEED,
        written_in=""
        if data["name"]["language"] == row.language
        else str(WRITTEN_IN[data["name"]["language"]]),
        summary=text_of(data["summary"]),
        partner=text_of(partner["name"]),
        partner_url=partner["path"],
        topics=", ".join(topic["label"] for topic in data["topics"]),
        place=place_of(data),
        languages=", ".join(item["label"] for item in data["languages"]),
        until=format_partial_date(data["valid_until"]),
        until_date=data["valid_until"],
    )


def text_of(document: Mapping[str, str]) -> Text:
    """Return a published text with its language."""
    return Text(document["text"], document["language"])


def place_of(data: Mapping[str, Any]) -> str:
    """Return the place of an entry in words, the narrowest first."""
    named = [
        data[name]["label"] for name in ("county", "nuts", "country") if data[name]
    ]
    return ", ".join(named)


def place_or_unknown(data: Mapping[str, Any]) -> str:
    """Return the place, or that none was given."""
    return place_of(data) or gettext("not recorded")
