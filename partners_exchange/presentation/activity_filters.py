"""Filters of the list of activities."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from publication.models import Publication
from publication.selectors import publication_counts
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

ACTIVITY = ["activity"]


@dataclass(frozen=True, slots=True)
class Option:
    """A value to filter by, with how many activities have it."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(slots=True)
class Filter:
    """One filter: its query parameter, term scheme and values."""

    parameter: str
    scheme: str
    label: Promise
    chosen: str = ""
    options: list[Option] = field(default_factory=list)


@dataclass(slots=True)
class ActivityFilters:
    """Every filter, and the values asked for that no activity has."""

    filters: list[Filter]
    unknown: list[str]

    @property
    def active(self) -> bool:
        """Say whether the list is narrowed."""
        return any(item.chosen for item in self.filters)

    @property
    def terms(self) -> dict[str, list[str]]:
        """The terms the chosen values stand for."""
        return {item.scheme: [item.chosen] for item in self.filters if item.chosen}

    @property
    def query(self) -> str:
        """The chosen values as a query string, for the pager."""
        chosen = {item.parameter: item.chosen for item in self.filters if item.chosen}
        return urlencode(chosen)


def activity_filters(
    query: Mapping[str, str], language: str, series: list[Publication]
) -> ActivityFilters:
    """Return the filters with their values; name values that are unknown."""
    found = ActivityFilters(
        filters=[
            Filter("kind", "activity-kind", _("Kind")),
            Filter("series", "series", _("Recurring activity")),
            Filter("county", "county", _("County")),
            Filter("year", "year", _("Year")),
        ],
        unknown=[],
    )
    for item in found.filters:
        counts = publication_counts(
            kinds=ACTIVITY, language=language, scheme=item.scheme
        )
        wanted = query.get(item.parameter, "").strip()
        if wanted in counts:
            item.chosen = wanted
        elif wanted:
            found.unknown.append(wanted[:60])
        item.options = options(item, counts, language, series)
    found.filters = [item for item in found.filters if item.options]
    return found


def options(
    item: Filter, counts: Mapping[str, int], language: str, series: list[Publication]
) -> list[Option]:
    """Return the values activities have, in the order of their vocabulary."""
    if not counts:
        return []
    names = names_of(item.scheme, counts, language, series)
    return [
        Option(code, name, counts[code], code == item.chosen)
        for code, name in names.items()
        if code in counts
    ]


def names_of(
    scheme: str, counts: Mapping[str, Any], language: str, series: list[Publication]
) -> dict[str, str]:
    """Return the labels of a filter's values."""
    if scheme == "year":
        return {year: year for year in sorted(counts, reverse=True)}
    if scheme == "series":
        return {str(row.key): row.title for row in series}
    return labels(scheme=Scheme(scheme), language=language)
