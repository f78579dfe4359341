"""A chain as it is drawn: a station for each kind of link."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import format_partial_date
from core.languages import Text
from partners_exchange.chain.documents import follow_ups
from partners_exchange.chain.schemas import FollowUpLink
from partners_exchange.chain.selectors import (
    ACTIVITY,
    ADOPTION,
    FINDING,
    PRACTICE,
    Chain,
)
from publication.models import Publication


@dataclass(frozen=True, slots=True)
class Entry:
    """One link at a station."""

    title: str
    url: str
    lang: str
    note: str
    here: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """One station: what there is, or why there is nothing."""

    kind: str
    entries: list[Entry] = field(default_factory=list)
    empty: str = ""
    here: bool = False

    @property
    def shape(self) -> str:
        """How the station is drawn."""
        if self.here:
            return "here"
        return "" if self.entries else "none"


def chain_stops(chain: Chain, language: str) -> list[Stop]:
    """Return the five stations of a chain for readers of a language."""
    centre = chain.centre

    def entries(rows: Sequence[Publication]) -> list[Entry]:
        return [link_entry(row, language, here=row.key == centre.key) for row in rows]

    answers = [
        answer_entry(row, item, language)
        for row in chain.adoptions
        for item in follow_ups(row)
    ]
    return [
        Stop(
            _("Activity"),
            entries(chain.activities),
            _("No activity is recorded that it came from."),
            centre.kind == ACTIVITY,
        ),
        Stop(
            _("Finding"),
            entries(chain.findings),
            _("Nobody has recorded a finding."),
            centre.kind == FINDING,
        ),
        Stop(
            _("Practice"),
            entries(chain.practices),
            _("No good practice is linked."),
            centre.kind == PRACTICE,
        ),
        Stop(
            _("Adoption"),
            entries(chain.adoptions),
            _("Nobody has recorded an adoption."),
            centre.kind == ADOPTION,
        ),
        Stop(_("Follow-up"), answers, _("No follow-up is due yet.")),
    ]


def link_entry(row: Publication, language: str, *, here: bool = False) -> Entry:
    """Return a publication as a link of the chain."""
    return Entry(
        title=row.title,
        url="" if here else row.path,
        lang="" if title_language(row) == language else title_language(row),
        note=link_note(row),
        here=here,
    )


def title_language(row: Publication) -> str:
    """Return the language a title is in: a finding's is that of its words."""
    if row.kind == FINDING:
        return str(row.data["saw"]["language"])
    return row.language


def link_note(row: Publication) -> str:
    """Return what stands below a link: its date, or what was decided."""
    if row.kind == FINDING:
        return str(row.data["verdict"]["label"])
    start: Any = row.data.get("start")
    if isinstance(start, dict) and start.get("value"):
        return format_partial_date(start["value"], basis=start["basis"])
    return ""


def answer_entry(row: Publication, item: FollowUpLink, language: str) -> Entry:
    """Return a follow-up as a link to its adoption."""
    return Entry(
        title=follow_up_title(item),
        url=row.path,
        lang="",
        note=follow_up_state(item),
        here=False,
    )


def follow_up_title(item: FollowUpLink) -> str:
    """Return after how many months it was."""
    words = ngettext("After %(count)s month", "After %(count)s months", item.months)
    return words % {"count": item.months}


def follow_up_state(item: FollowUpLink) -> str:
    """Return the answer, or when it is due, in words."""
    if item.answered is None:
        return _("Due on %(date)s") % {"date": date_format(item.due, "j E Y")}
    day = date_format(item.answered, "j E Y")
    if item.result is None:
        return _("Answered on %(date)s") % {"date": day}
    return _("%(result)s, %(date)s") % {"result": item.result.label, "date": day}


def said(value: dict[str, str] | None) -> Text | None:
    """Return a stored text with its language, for templates."""
    return Text(value["text"], value["language"]) if value else None
