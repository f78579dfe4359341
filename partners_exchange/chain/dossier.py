"""The printable dossier: every link of a chain with what it says."""

from typing import Any

from django.utils.translation import gettext as _

from core.dates import format_partial_date
from core.languages import Text
from partners_exchange.chain.documents import follow_ups
from partners_exchange.chain.presentation import (
    follow_up_state,
    follow_up_title,
    said,
)
from partners_exchange.chain.selectors import Chain
from partners_exchange.presentation.linked import when
from publication.models import Publication

Row = dict[str, Any]


def dossier_context(chain: Chain, language: str) -> dict[str, Any]:
    """Return the parts of the dossier."""
    return {
        "activities": [page_part(row, language) for row in chain.activities],
        "findings": [finding_part(row) for row in chain.findings],
        "practices": [practice_part(row, language) for row in chain.practices],
        "adoptions": [adoption_part(row) for row in chain.adoptions],
    }


def page_part(row: Publication, language: str) -> Row:
    """Return an activity: title, date and summary, in their language."""
    return {
        "title": row.title,
        "url": row.path,
        "lang": "" if row.language == language else row.language,
        "summary": row.search_summary,
        "meta": when(row),
    }


def practice_part(row: Publication, language: str) -> Row:
    """Return a practice with its owner and its evidence."""
    owner = row.data.get("owner") or {}
    level = row.data.get("evidence_level")
    facts = [
        owner.get("name", {}).get("text", ""),
        when(row),
        _("Evidence level %(number)s: %(label)s")
        % {"number": level["code"], "label": level["label"].lower()}
        if level
        else _("Evidence not assessed"),
    ]
    return {
        **page_part(row, language),
        "meta": " · ".join(fact for fact in facts if fact),
    }


def finding_part(row: Publication) -> Row:
    """Return a finding: what, why, and what is to come of it."""
    data = row.data
    facts = [str(data["verdict"]["label"]), partner_name(data["partner"])]
    by_when = data["by_when"]
    if by_when["value"]:
        day = format_partial_date(by_when["value"])
        facts.append(_("deadline: %(date)s") % {"date": day})
    return {
        "key": row.key,
        "saw": said(data["saw"]),
        "matters": said(data["matters"]),
        "meta": " · ".join(fact for fact in facts if fact),
    }


def adoption_part(row: Publication) -> Row:
    """Return an adoption with its place, its changes and its follow-ups."""
    data = row.data
    places = [data["place"], *(place_name(data[name]) for name in ("county", "nuts"))]
    places.append(place_name(data["country"]))
    start = data["start"]
    facts = [
        str(data["result"]["label"]),
        _("start: %(date)s") % {"date": format_partial_date(start["value"])}
        if start["value"]
        else _("date not recorded"),
        ", ".join(place for place in places if place),
    ]
    return {
        "key": row.key,
        "who": said(data["partner"]["name"]) or Text(row.title, row.language),
        "url": data["partner"]["path"],
        "meta": " · ".join(fact for fact in facts if fact),
        "changes": said(data["changes"]),
        "reason": said(data["reason"]),
        "source_url": data["source_url"],
        "follow_ups": [
            {
                "when": follow_up_title(item),
                "state": follow_up_state(item),
                "note": Text(item.note.text, item.note.language) if item.note else None,
            }
            for item in follow_ups(row)
        ],
    }


def partner_name(partner: Row | None) -> str:
    """Return the short name of an institution, or its name."""
    if partner is None:
        return ""
    return str(partner["short_name"] or partner["name"]["text"])


def place_name(label: Row | None) -> str:
    """Return the label of a place."""
    return str(label["label"]) if label else ""
