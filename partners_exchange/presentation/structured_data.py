"""Activities as schema.org data."""

from typing import TYPE_CHECKING, Any

from core.meta import absolute
from partners_exchange.enums import ActivityMode, EventState

if TYPE_CHECKING:
    from partners_exchange.models.activities import ActivityPage

ATTENDANCE = {
    ActivityMode.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    ActivityMode.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    ActivityMode.HYBRID: "https://schema.org/MixedEventAttendanceMode",
}


def event_data(page: "ActivityPage") -> dict[str, Any]:
    """Return the activity as a schema.org Event."""
    facts, language = page.facts, page.language
    held = bool(facts.state and facts.state.code == EventState.HELD)
    return {
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "startDate": facts.start,
        "endDate": facts.end,
        "eventStatus": "https://schema.org/EventScheduled" if held else "",
        "eventAttendanceMode": ATTENDANCE.get(ActivityMode(facts.mode))
        if facts.mode
        else "",
        "location": location(page),
        "organizer": [
            {"@type": "Organization", "name": str(row.text("name", language) or "")}
            for row in facts.organisers.all()
        ],
        "inLanguage": language,
        "url": absolute(page.url or ""),
    }


def location(page: "ActivityPage") -> dict[str, Any] | None:
    """Return the place as schema.org data, None when it is not recorded."""
    if not (page.place or page.city):
        return None
    address = {"@type": "PostalAddress", "addressLocality": page.city}
    return {
        "@type": "Place",
        "name": page.place or page.city,
        **({"address": address} if page.city else {}),
    }
