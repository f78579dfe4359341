"""Activities as iCalendar (RFC 5545), for those whose day is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from icalendar import Calendar, Event

from core.dates import parse_partial_date
from core.enums import Precision
from core.meta import absolute
from partners_exchange.enums import EventState
from publication.models import Publication

if TYPE_CHECKING:
    from partners_exchange.models.activities import ActivityPage

PRODUCT = "-//MPKU//Knowledge Exchange//PL"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A dated activity; days are whole days, the last one included."""

    key: str
    title: str
    first: date
    last: date
    url: str
    place: str
    summary: str
    announced: bool
    changed: datetime | None


def known_day(value: str) -> date | None:
    """Return the day of a partial date, None when it is not known to the day."""
    partial = parse_partial_date(value)
    if partial is None or partial.precision != Precision.DAY:
        return None
    return partial.first_day


def event_of_page(page: "ActivityPage") -> CalendarEvent | None:
    """Return an activity page's date, None when the day is not known."""
    facts = page.facts
    first = known_day(facts.start)
    if first is None:
        return None
    return CalendarEvent(
        key=str(page.translation_key),
        title=page.title,
        first=first,
        last=known_day(facts.end) or first,
        url=absolute(page.url or ""),
        place=", ".join(part for part in (page.place, page.city) if part),
        summary=page.summary,
        announced=bool(facts.state and facts.state.code == EventState.ANNOUNCED),
        changed=page.last_published_at,
    )


def event_of_row(row: Publication) -> CalendarEvent | None:
    """Return a published activity's date, None when the day is not known."""
    data = row.data
    first = known_day(data["start"]["value"])
    if first is None:
        return None
    return CalendarEvent(
        key=str(row.key),
        title=row.title,
        first=first,
        last=known_day(data["end"]["value"]) or first,
        url=absolute(row.path),
        place=", ".join(part for part in (data["place"], data["city"]) if part),
        summary=data["summary"],
        announced=(data["state"] or {}).get("code") == EventState.ANNOUNCED,
        changed=row.changed,
    )


def calendar(events: Iterable[CalendarEvent], *, name: str = "") -> bytes:
    """Return a calendar with the events."""
    result = Calendar()
    result.add("prodid", PRODUCT)
    result.add("version", "2.0")
    if name:
        result.add("x-wr-calname", name)
    for event in events:
        result.add_component(_component(event))
    return bytes(result.to_ical())


def _component(event: CalendarEvent) -> Event:
    host = urlsplit(settings.SITE_URL).hostname
    component = Event()
    component.add("uid", f"{event.key}@{host}")
    if event.changed:
        component.add("dtstamp", event.changed)
        component.add("last-modified", event.changed)
    component.add("summary", event.title)
    component.add("dtstart", event.first)
    # The end of a whole-day event is the first day after it.
    component.add("dtend", event.last + timedelta(days=1))
    component.add("url", event.url)
    component.add("status", "TENTATIVE" if event.announced else "CONFIRMED")
    if event.place:
        component.add("location", event.place)
    if event.summary:
        component.add("description", event.summary)
    return component


def calendar_response(
    events: Iterable[CalendarEvent], *, filename: str, name: str = ""
) -> HttpResponse:
    """Return a calendar as a download."""
    response = HttpResponse(
        calendar(events, name=name), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
