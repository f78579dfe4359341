"""What stands first for a question.

Read once and kept for as long as nobody changes it: one query for each search, and
one more after a change, in whichever process.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from publication.models import Publication
from search.pins.models import MOST_RESULTS, PinnedResults
from search.synonyms.groups import stems_of

# A language and the stems of a question's words in it.
Place = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pin:
    """Keys put first on the days from `starts` to `ends`."""

    keys: Sequence[str]
    starts: date | None
    ends: date | None

    def holds(self, day: date) -> bool:
        """Say whether it counts on a day."""
        begun = self.starts is None or self.starts <= day
        return begun and (self.ends is None or day <= self.ends)


@dataclass(frozen=True, slots=True)
class PinTable:
    """Pins by question."""

    pins: Mapping[Place, Sequence[Pin]] = field(default_factory=dict)

    def keys(self, text: str, language: str) -> list[str]:
        """Return what stands first today, each key once."""
        if not self.pins:
            return []
        today = timezone.localdate()
        found = [
            key
            for pin in self.pins.get((language, stems_of(text, language)), ())
            if pin.holds(today)
            for key in pin.keys
        ]
        return list(dict.fromkeys(found))[:MOST_RESULTS]


_kept: tuple[Any, PinTable] = (None, PinTable())


def keys_put_first(text: str, language: str) -> list[str]:
    """Return the keys that editors put first for a question of a reader."""
    if not text.strip():
        return []
    return current_pins().keys(text, language)


def current_pins() -> PinTable:
    """Return the pins in use; one query, two after a change."""
    global _kept  # noqa: PLW0603  (what this process remembers)
    active = PinnedResults.objects.filter(active=True)
    version = tuple(active.aggregate(Max("changed"), Count("pk")).values())
    if _kept[0] != version:
        _kept = (version, table_of(active))
    return _kept[1]


def table_of(pinned: Any) -> PinTable:
    """Return the table of some pinned results."""
    pins: dict[Place, list[Pin]] = {}
    for one in pinned:
        pin = Pin(one.keys, one.starts, one.ends)
        for spelling in one.spellings:
            place = (one.language, stems_of(spelling, one.language))
            pins.setdefault(place, []).append(pin)
    return PinTable(pins)


def titles_of(keys: Sequence[str], language: str) -> dict[str, Publication]:
    """Return a public version of each key, in a language if there is one: one query."""
    rows = Publication.objects.filter(key__in=keys, withdrawn_at=None).defer(
        "summary", "body", "search_summary", "search_text", "search_files"
    )
    found: dict[str, Publication] = {}
    for row in rows.order_by("language"):
        if str(row.key) not in found or row.language == language:
            found[str(row.key)] = row
    return found
