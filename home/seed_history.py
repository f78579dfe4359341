"""Publish the history: events of the data, words and branches of the content."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wagtail.models import Page

import partners_exchange
from core.enums import DateBasis
from core.identity import key_for
from core.seeding import PageSeed, page_seed, stream
from core.seeding.content import html, load, pick
from home.models import HistoryPage
from home.seed import CONTENT, HOME, common, page_key
from partners_exchange.enums import RELATION_SELF
from partners_exchange.models import Partner

TIMELINE = Path(str(partners_exchange.__file__)).parent / "data" / "timeline.json"
# Milestones that stand on a branch, not on the main line.
STANDING_ON = {
    "portal-2010": "task-groups",
    "msues-label": "msues",
    "msues-council": "msues",
    "egm-2025": "egm",
}
GROUPS_EVENT = "task-groups"

Item = dict[str, Any]


def seed_history() -> Iterator[str]:
    """Publish the history page."""
    item = load(CONTENT / "history.json")
    data = load(TIMELINE)
    events = {event["id"]: event for event in data["events"]}
    linked = _linked_pages(data)
    # The partnership itself is what the whole page is about.
    others = Partner.objects.exclude(relation__code=RELATION_SELF)
    partners = dict(others.values_list("code", "pk"))

    def fields(language: str) -> Item:
        blocks: list[Item] = []
        for period in item["periods"]:
            title = pick(period["title"], language)
            blocks.append({"type": "period", "value": {"title": title}})
            for event_id in period["events"]:
                note = item["notes"].get(event_id)
                value = {
                    **_facts(events[event_id], linked, partners),
                    "title": pick(events[event_id]["title"], language),
                    "text": pick(events[event_id]["summary"], language),
                    "note": pick(note, language),
                }
                blocks.append({"type": "milestone", "value": value})
        return {
            **common(item, language),
            "timeline": stream("history/timeline", blocks),
            "branches": stream(
                "history/branches",
                [_branch(branch, language) for branch in item["branches"]],
            ),
            "snapshots_title": pick(item["snapshots_title"], language),
            "snapshots_intro": _paragraph(html(item["snapshots_intro"], language)),
        }

    page_seed(PageSeed(page_key("history"), HistoryPage, page_key(HOME), fields))
    yield item["title"]["pl"]


def _paragraph(text: str) -> str:
    return text if text.startswith("<") else f"<p>{text}</p>"


def _facts(event: Item, linked: dict[str, list[int]], partners: dict[str, int]) -> Item:
    start, start_basis = _date(event["start"])
    end, end_basis = _date(event["end"])
    return {
        "event_id": event["id"],
        "start": start,
        "start_basis": start_basis,
        "end": end,
        "end_basis": end_basis,
        "kind": event["kind"],
        "state": event["state"],
        "branch": STANDING_ON.get(event["id"], ""),
        "shows_groups": event["id"] == GROUPS_EVENT,
        "image": None,
        "sources": [
            {"title": source["title"], "url": source["url"] or ""}
            for source in event["sources"]
        ],
        "pages": linked.get(event["id"], []),
        "partners": [
            partners[code] for code in event["partner_ids"] if code in partners
        ],
    }


def _date(date: Item | None) -> tuple[str, str]:
    """Return a date of the data and how it is known."""
    if not date or not date["value"]:
        return "", ""
    if date["basis"] == "inferred":
        only_year = date["inferred_parts"] == ["year"]
        basis = DateBasis.INFERRED_YEAR if only_year else DateBasis.INFERRED
        return date["value"], basis.value
    return date["value"], DateBasis.STATED.value


def _linked_pages(data: Item) -> dict[str, list[int]]:
    """Return the activity and product pages each event is about."""
    keys: dict[Any, str] = {
        key_for("activity", event["id"]): event["id"] for event in data["events"]
    }
    wanted = [(event_id, key) for key, event_id in keys.items()]
    for product in data["products"]:
        key = key_for("product", product["id"])
        wanted += [(event_id, key) for event_id in product["event_ids"]]
    found = dict(
        Page.objects.filter(
            translation_key__in=[key for _event, key in wanted],
            locale__language_code="pl",
        ).values_list("translation_key", "pk")
    )
    linked: dict[str, list[int]] = {}
    for event_id, key in wanted:
        if key in found:
            linked.setdefault(event_id, []).append(found[key])
    return linked


def _branch(branch: Item, language: str) -> Item:
    return {
        "type": "branch",
        "value": {
            "code": branch["id"],
            "label": pick(branch["label"], language),
            "parent": branch.get("parent") or "",
            "from_event": branch["from_event"],
            "to_event": branch.get("to_event") or "",
            "last_event": branch.get("ends_after_event") or "",
            "note": pick(branch["note"], language),
        },
    }
