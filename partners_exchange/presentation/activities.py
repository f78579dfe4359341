"""The list of activities, a recurring activity and its editions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator
from django.utils import timezone
from django.utils.translation import gettext as _

from core.dates import format_date_range
from partners_exchange.enums import EventState
from partners_exchange.presentation.activity_filters import ACTIVITY, activity_filters
from publication.models import Publication
from publication.selectors import Order, publication_list

if TYPE_CHECKING:
    from partners_exchange.models.activities import ActivitySeriesPage

# Queries of the list and of a recurring activity, whatever their number of rows.
LIST_QUERY_BUDGET = 32
SERIES_QUERY_BUDGET = 28
PER_PAGE = 20
MOST_SERIES = 100
MOST_EDITIONS = 200

Row = dict[str, Any]


def activity_list_context(query: Mapping[str, str], language: str) -> dict[str, Any]:
    """Return a page of the list: what is coming, then what was, by year."""
    series = publication_list(
        kinds=["activity-series"],
        language=language,
        order=Order.TITLE,
        limit=MOST_SERIES,
    ).items
    filters = activity_filters(query, language, list(series))
    number = page_number(query.get("page", ""))
    found = publication_list(
        kinds=ACTIVITY,
        language=language,
        terms=filters.terms,
        limit=number * PER_PAGE,
    )
    page = Paginator(range(found.total), PER_PAGE).get_page(number)
    rows = found.items[(page.number - 1) * PER_PAGE : page.number * PER_PAGE]
    today = timezone.localdate()
    coming = [row for row in rows if is_coming(row, today)]
    past = [row for row in rows if row not in coming]
    return {
        "filters": filters,
        "number": found.total,
        "coming": [timetable_row(row) for row in reversed(coming)],
        "years": by_year(past),
        "page_obj": page,
        "page_range": elided_range(page),
        "series": [
            {
                "title": row.title,
                "url": row.path,
                "frequency": row.data["frequency"],
                "summary": row.data["summary"],
            }
            for row in series
        ],
    }


def page_number(value: str) -> int:
    """Return the page asked for; anything else is the first."""
    return max(1, int(value)) if value.isdecimal() and len(value) < 4 else 1


def elided_range(page: Page) -> list[int | str]:
    """Return the numbers the pager shows."""
    return list(page.paginator.get_elided_page_range(page.number))


def is_coming(row: Publication, today: date) -> bool:
    """Say whether an activity may still be ahead, as far as its date is known."""
    data = row.data
    last = data["end"]["value"] or data["start"]["value"]
    held = (data["state"] or {}).get("code") == EventState.HELD
    return bool(last) and not held and today.isoformat()[: len(last)] <= last


def by_year(rows: Sequence[Publication]) -> list[tuple[str, list[Row]]]:
    """Return rows by year, newest first, those without a date last."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        year = row.data["start"]["value"][:4] or _("Date not recorded")
        found.setdefault(year, []).append(timetable_row(row))
    return list(found.items())


def timetable_row(row: Publication) -> Row:
    """Return an activity as a row of `includes/timetable.html`."""
    data = row.data
    start, end = data["start"], data["end"]
    return {
        "when": when_of(start, end),
        "datetime": start["value"] if not end["value"] else "",
        "title": row.title,
        "url": row.path,
        "note": data["summary"],
        "extra": kind_and_state(data),
    }


def when_of(start: Mapping[str, str], end: Mapping[str, str]) -> str:
    """Return a published period in words."""
    return format_date_range(
        start["value"],
        end["value"],
        start_basis=start["basis"],
        end_basis=end["basis"],
    )


def kind_and_state(data: Mapping[str, Any]) -> str:
    """Return the kind, and the state unless it simply took place."""
    state = data["state"] or {}
    unsure = state.get("label", "") if state.get("code") != EventState.HELD else ""
    kind = (data["activity_kind"] or {}).get("label", "")
    return " · ".join(part for part in (kind, unsure) if part)


def editions(series_key: Any, language: str) -> list[Publication]:
    """Return the editions of a recurring activity, oldest first."""
    return list(
        publication_list(
            kinds=ACTIVITY,
            language=language,
            terms={"series": [str(series_key)]},
            order=Order.OLDEST,
            limit=MOST_EDITIONS,
        ).items
    )


def edition_rows(rows: Sequence[Publication], current: Any = None) -> list[Row]:
    """Return editions as rows of a timetable; one may be the page itself."""
    return [
        {
            "when": when_of(row.data["start"], row.data["end"]),
            "title": row.title,
            "url": row.path,
            "current": row.key == current,
        }
        for row in rows
    ]


def editions_missing(rows: Sequence[Publication]) -> bool:
    """Say whether numbers show that there were editions without a page."""
    numbers = {row.data["edition"] for row in rows if row.data["edition"]}
    return bool(numbers) and len(numbers) < max(numbers)


def series_page_context(page: "ActivitySeriesPage") -> dict[str, Any]:
    """Return a recurring activity's editions."""
    rows = editions(page.translation_key, page.language)
    return {
        "editions": [timetable_row(row) for row in rows],
        "editions_missing": editions_missing(rows),
        "activity_kind": page.facts.activity_kind,
    }
