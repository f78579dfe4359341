"""The list of partners: filters, groups, drawing, counts of members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from core.collation import sort_key
from partners_exchange.enums import RELATION_SELF
from partners_exchange.presentation.exchange_map import exchange_map
from publication.models import Publication
from publication.selectors import Order, publication_list

# Queries of the whole page, whatever the number of partners.
QUERY_BUDGET = 25
MOST_PARTNERS = 1000
OWN_COUNTRY = "PL"
NO_COUNTRY = ""


@dataclass(frozen=True, slots=True)
class PartnerCard:
    """One line of the list."""

    name: str
    language: str
    url: str
    meta: str


@dataclass(slots=True)
class PartnerGroup:
    """Partners of one country or kind."""

    code: str
    label: str
    cards: list[PartnerCard] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, with how many partners have it."""

    code: str
    label: str
    count: int
    chosen: bool


@dataclass(slots=True)
class PartnerFilters:
    """What the reader asked for, and what of it is unknown."""

    by: str
    country: str = ""
    partner_type: str = ""
    unknown: list[str] = field(default_factory=list)

    @property
    def active(self) -> bool:
        """Say whether the list is narrowed."""
        return bool(self.country or self.partner_type)

    @property
    def query(self) -> str:
        """The filters by the names that the API and the downloads know."""
        chosen = {"country": self.country, "type": self.partner_type}
        return urlencode({name: code for name, code in chosen.items() if code})


def partner_list_context(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return the context of the list in a language."""
    partners = listed_partners(language)
    filters = read_filters(query, partners)
    shown = [row for row in partners if matches(row, filters)]
    return {
        "filters": filters,
        "countries": choices(partners, "country", filters.country, language),
        "types": choices(partners, "partner_type", filters.partner_type, language),
        "groups": grouped(shown, filters.by, language),
        "number": len(shown),
        "drawing": exchange_map(row.data for row in partners),
    }


def listed_partners(language: str) -> list[Publication]:
    """Return every public partner but the partnership itself, by name."""
    rows = publication_list(
        kinds=["partner"], language=language, order=Order.TITLE, limit=MOST_PARTNERS
    ).items
    return [row for row in rows if code_of(row, "relation") != RELATION_SELF]


def code_of(row: Publication, name: str) -> str:
    """Return the code of one of a partner's terms, "" when it has none."""
    return str((row.data[name] or {}).get("code", ""))


def read_filters(
    query: Mapping[str, str], partners: Sequence[Publication]
) -> PartnerFilters:
    """Return the filters that mean something; name those that do not."""
    filters = PartnerFilters(by="type" if query.get("by") == "type" else "country")
    for parameter, name in (("country", "country"), ("type", "partner_type")):
        wanted = query.get(parameter, "").strip()
        if not wanted:
            continue
        known = {code_of(row, name).lower(): code_of(row, name) for row in partners}
        if code := known.get(wanted.lower()):
            setattr(filters, name, code)
        else:
            filters.unknown.append(wanted[:60])
    return filters


def matches(row: Publication, filters: PartnerFilters) -> bool:
    """Say whether a partner passes the filters."""
    return (not filters.country or code_of(row, "country") == filters.country) and (
        not filters.partner_type or code_of(row, "partner_type") == filters.partner_type
    )


def choices(
    partners: Sequence[Publication], name: str, chosen: str, language: str
) -> list[Choice]:
    """Return the values partners have, in the language's order."""
    counts: dict[str, int] = {}
    labels: dict[str, str] = {}
    for row in partners:
        if code := code_of(row, name):
            counts[code] = counts.get(code, 0) + 1
            labels[code] = row.data[name]["label"]
    return [
        Choice(code, labels[code], counts[code], code == chosen)
        for code in sorted(counts, key=lambda code: sort_key(labels[code], language))
    ]


def grouped(
    partners: Sequence[Publication], by: str, language: str
) -> list[PartnerGroup]:
    """Return the partners by country (our own first) or by kind."""
    name = "partner_type" if by == "type" else "country"
    groups: dict[str, PartnerGroup] = {}
    for row in partners:
        code = code_of(row, name)
        if code not in groups:
            groups[code] = PartnerGroup(code, _group_label(row, name))
        groups[code].cards.append(card(row))

    def place(group: PartnerGroup) -> tuple[int, str]:
        first = 0 if group.code == OWN_COUNTRY else 2 if not group.code else 1
        return first, sort_key(group.label, language)

    return sorted(groups.values(), key=place)


def _group_label(row: Publication, name: str) -> str:
    if label := (row.data[name] or {}).get("label"):
        return str(label)
    if name == "country":
        return _("Networks without a country")
    return _("Kind not recorded")


def card(row: Publication) -> PartnerCard:
    """Return a partner as a line of the list."""
    data = row.data
    parts = [
        data["short_name"] if data["short_name"] != data["name"]["text"] else "",
        (data["city"] or {}).get("text", ""),
        (data["partner_type"] or {}).get("label", ""),
    ]
    return PartnerCard(
        name=data["name"]["text"],
        language=data["name"]["language"],
        url=row.path,
        meta=" · ".join(part for part in parts if part),
    )
