"""What other kinds of page say about a partner or a group."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.dates import format_date_range, format_partial_date
from publication.models import Publication
from publication.selectors import publication_list

MOST_LINKED = 200


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """A page that names the record."""

    title: str
    url: str
    summary: str
    meta: str
    # Of title and summary: a registry row may have neither in the page's language.
    language: str


@dataclass(slots=True)
class LinkedKind:
    """All pages of one kind that name the record."""

    kind: str
    heading: Promise
    items: list[LinkedItem] = field(default_factory=list)


HEADINGS: Mapping[str, Promise] = {
    "practice": _("Good practices of this partner"),
    "resource": _("Resources and projects"),
    "adoption": _("Practices it took up"),
    "finding": _("What it saw elsewhere"),
    "product": _("Products"),
    "activity": _("Activities"),
    "group": _("Task groups"),
    "offer": _("Offers and needs"),
    "news": _("News"),
}


def linked_kinds(
    *, terms: Mapping[str, list[str]], language: str, kinds: Iterable[str] = HEADINGS
) -> list[LinkedKind]:
    """Return what carries the terms, by kind in the order of `HEADINGS`."""
    wanted = list(kinds)
    rows = publication_list(
        kinds=wanted, language=language, terms=terms, limit=MOST_LINKED
    ).items
    found = {kind: LinkedKind(kind, HEADINGS[kind]) for kind in wanted}
    for row in rows:
        found[row.kind].items.append(linked_item(row))
    return [group for group in found.values() if group.items]


def linked_item(row: Publication) -> LinkedItem:
    """Return a publication as an entry of a list."""
    practice = row.data.get("practice") if row.kind == "adoption" else None
    return LinkedItem(
        title=practice["title"] if practice else row.title,
        url=row.path,
        summary=row.search_summary or str(row.data.get("summary") or ""),
        meta=when(row),
        language=written_in(row),
    )


def written_in(row: Publication) -> str:
    """Return the language of a publication's title."""
    for name in ("name", "saw", "practice"):
        said = row.data.get(name)
        if isinstance(said, dict) and "language" in said:
            return str(said["language"])
    return row.language


def when(row: Publication) -> str:
    """Return the date of a publication in words, "" when it has none."""
    data: dict[str, Any] = row.data
    start, end = data.get("start"), data.get("end")
    if isinstance(start, dict) and start.get("value"):
        closing = end if isinstance(end, dict) else {}
        return format_date_range(
            start["value"],
            closing.get("value", ""),
            start_basis=start.get("basis", ""),
            end_basis=closing.get("basis", ""),
        )
    return format_partial_date(row.date_key) if row.date_key else ""
