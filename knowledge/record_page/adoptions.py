"""Who took a practice up, read from what is published."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from core.dates import format_partial_date
from publication.models import Publication
from publication.selectors import public_with_fallback, with_terms

ADOPTION = "adoption"
DROPPED = "tried-and-dropped"


@dataclass(frozen=True, slots=True)
class Taken:
    """One institution that took a practice up, in words for a reader."""

    practice: str
    who: str
    who_language: str
    url: str
    result: str
    dropped: bool
    facts: list[str]
    texts: list[dict[str, str]]
    follow_ups: list[str]


def adoptions_of(keys: Iterable[uuid.UUID | str], language: str) -> list[Taken]:
    """Return the published adoptions of practices, the oldest first; one query."""
    codes = [str(key) for key in keys]
    rows = with_terms(public_with_fallback([ADOPTION], language), {"practice": codes})
    rows = rows.defer("body", "search_text", "search_files").order_by(
        "date_key", "sort_key", "key"
    )
    return [taken(row, language) for row in rows]


def taken(row: Publication, language: str) -> Taken:
    """Return a published adoption in words."""
    data = row.data
    partner, result = data["partner"], data["result"]
    name = partner["name"]
    return Taken(
        practice=(data["practice"] or {}).get("key", ""),
        who=name["text"],
        who_language="" if name["language"] == language else name["language"],
        url=row.path or partner["path"],
        result=result["label"] if result else "",
        dropped=bool(result) and result["code"] == DROPPED,
        facts=[text for text in (_start(data["start"]), _where(data)) if text],
        texts=[
            {
                "label": label,
                "text": said["text"],
                "lang": "" if said["language"] == language else said["language"],
            }
            for label, said in (
                (gettext("What was changed:"), data["changes"]),
                (gettext("Why it was dropped:"), data["reason"]),
            )
            if said and said["text"]
        ],
        follow_ups=[
            _follow_up(item) for item in data["follow_ups"] if item["answered"]
        ],
    )


def _start(start: dict[str, Any]) -> str:
    if not start["value"]:
        return ""
    day = format_partial_date(start["value"], basis=start["basis"])
    return gettext("from %(date)s") % {"date": day}


def _where(data: dict[str, Any]) -> str:
    """Return the nearest place that is recorded."""
    if data["place"]:
        return str(data["place"])
    for name in ("county", "nuts", "country"):
        if data[name]:
            return str(data[name]["label"])
    return ""


def _follow_up(item: dict[str, Any]) -> str:
    months = item["months"]
    after = ngettext("after %(count)s month", "after %(count)s months", months) % {
        "count": months
    }
    return f"{after}: {item['result']['label'].lower()}" if item["result"] else after
