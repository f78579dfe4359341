"""“Could it work here?”: what a practice asks beside what an institution has.

Gaps are said in words, condition by condition; there is no sum, because eight
ratings of different things add up to nothing. Read from publications only.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from core.collation import sort_key
from core.languages import Text
from knowledge.enums import Rating
from knowledge.exchange.enums import Fulfilment
from partners_exchange.chain.presentation import said
from publication.models import Publication
from publication.selectors import public_with_fallback, with_terms
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

CONDITIONS, PRACTICE = "conditions", "practice"
# From here on a gap is named among the first to close.
WIDE = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One condition: what is asked, what is there, and what lies between."""

    label: str
    need: str
    need_reason: Text | None
    have: str
    have_note: Text | None
    words: str
    gap: int


@dataclass(frozen=True, slots=True)
class Institution:
    """One institution that has described its conditions."""

    code: str
    name: str
    chosen: bool


def practice_row(key: uuid.UUID, language: str) -> Publication | None:
    """Return a public practice in a reader's best language."""
    return public_with_fallback([PRACTICE], language).filter(key=key).first()


def institutions(language: str, chosen: str) -> list[Institution]:
    """Return the institutions that can be compared, by name; one query."""
    rows = public_with_fallback([CONDITIONS], language).only("summary")
    found = [
        Institution(
            code=partner["code"],
            name=partner["name"]["text"],
            chosen=partner["code"] == chosen,
        )
        for partner in (row.data["partner"] for row in rows)
    ]
    return sorted(found, key=lambda item: sort_key(item.name, language))


def conditions_of(code: str, language: str) -> Publication | None:
    """Return what an institution has published about itself."""
    rows = public_with_fallback([CONDITIONS], language)
    return with_terms(rows, {"partner": [code]}).first()


def compare(
    practice: Publication, conditions: Publication | None, language: str
) -> list[Side]:
    """Return every condition in the vocabulary's order."""
    needs = {
        item["condition"]["code"]: item
        for item in practice.document["transfer_profile"]
    }
    haves = {
        item["condition"]["code"]: item
        for item in (conditions.data["conditions"] if conditions else [])
    }
    known = labels(scheme=Scheme.TRANSFER_CONDITION, language=language)
    return [
        side(name, needs.get(code), haves.get(code)) for code, name in known.items()
    ]


def side(label: str, need: dict[str, Any] | None, have: dict[str, Any] | None) -> Side:
    """Return one condition with the gap in words."""
    asked = need["rating"] if need else None
    there = have["rating"] if have else None
    return Side(
        label=label,
        need=str(Rating(str(asked)).label) if asked is not None else _("not rated"),
        need_reason=Text(need["reason"], need["language"])
        if need and need["reason"]
        else None,
        have=str(Fulfilment(there).label) if there is not None else _("not said"),
        have_note=said(have["note"]) if have else None,
        words=gap_words(asked, there),
        gap=max(0, asked - there) if asked is not None and there is not None else 0,
    )


def gap_words(need: int | None, have: int | None) -> str:
    """Say what lies between what is asked and what is there."""
    if need is None:
        return _("The owner has not said how much it matters.")
    if need == 0:
        return _("It does not matter for this practice.")
    if have is None:
        return _("The institution has not said how it stands.")
    gap = need - have
    if gap <= 0:
        return _("In place.")
    if gap == 1:
        return _("A small gap.")
    if gap == WIDE:
        return _("A clear gap: plan for it before you begin.")
    return _("A wide gap: without this the practice will hardly work.")


def wide_gaps(sides: list[Side]) -> list[str]:
    """Return the conditions to look at first, the widest gaps before others."""
    wide = [item for item in sides if item.gap >= WIDE]
    return [item.label for item in sorted(wide, key=lambda item: -item.gap)]
