"""Answers that are no pages: the calendar of activities."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.languages import SOURCE_LANGUAGE
from partners_exchange.ical import calendar_response, event_of_row
from publication.selectors import publication_list

# Queries of the calendar, whatever the number of activities.
CALENDAR_QUERY_BUDGET = 5
MOST_EVENTS = 500


@require_safe
def activities_calendar(request: HttpRequest) -> HttpResponse:
    """Answer with the newest activities whose day is known, as iCalendar."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    rows = publication_list(kinds=["activity"], language=language, limit=MOST_EVENTS)
    events = [event for row in rows.items if (event := event_of_row(row))]
    return calendar_response(
        events, filename=f"mpku-{language}.ics", name=f"MPKU – {_('Activities')}"
    )
