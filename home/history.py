"""What the history page draws: stations, lanes and what both say in words."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.dates import precision_of
from core.enums import DateBasis, Precision
from core.languages import Text
from core.models import BasePage
from home.pairs import Paired, paired_blocks
from home.timeline_blocks import ANNOUNCED, CONTEXT
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

MOST_LANES = 6


@dataclass(frozen=True, slots=True)
class Lane:
    """A piece of a branch beside one station."""

    number: int
    classes: str


@dataclass(slots=True)
class Branch:
    """A line that leaves the main one."""

    code: str
    label: Text | None
    note: Text | None
    number: int
    from_event: str
    to_event: str
    last_event: str
    parent: str = ""
    parent_number: int = 0


@dataclass(slots=True)
class Row:
    """One row of the drawing: a period's heading or a station."""

    title: Text | None
    lanes: list[Lane] = field(default_factory=list)
    is_period: bool = False
    last: bool = False
    event_id: str = ""
    start: str = ""
    start_basis: str = ""
    end: str = ""
    end_basis: str = ""
    precision: Precision = Precision.UNKNOWN
    kind: str = ""
    kind_label: str = ""
    state: str = ""
    state_label: str = ""
    branch: str = ""
    text: Text | None = None
    note: Text | None = None
    lane_label: Branch | None = None
    shows_groups: bool = False
    image: Any = None
    sources: list[dict[str, str]] = field(default_factory=list)
    pages: list[Any] = field(default_factory=list)
    partners: list[Any] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    @property
    def announced(self) -> bool:
        """Say whether no confirmation was found."""
        return self.state == ANNOUNCED

    @property
    def context(self) -> bool:
        """Say whether it happened around the partnership."""
        return self.kind == CONTEXT

    @property
    def datetime(self) -> str:
        """The date for machines; a period has none in HTML's `time`."""
        return self.start if self.start and not self.end else ""

    @property
    def date_note(self) -> Any:
        """How exactly the date is known, when not to the day and stated."""
        if self.start_basis == DateBasis.INFERRED_YEAR:
            return _("year worked out from the source’s text")
        if self.start_basis == DateBasis.INFERRED:
            return _("date worked out from the source’s text")
        if self.precision == Precision.YEAR:
            return _("only the year is known")
        if self.precision == Precision.MONTH:
            return _("only the month is known")
        return ""


@dataclass(slots=True)
class History:
    """The whole drawing."""

    rows: list[Row]
    branches: list[Branch]

    @property
    def stations(self) -> int:
        """How many milestones there are."""
        return sum(not row.is_period for row in self.rows)


def history_view(page: BasePage) -> History:
    """Return the drawing in the page's language, facts from its source page."""
    branches = _branches(page)
    names = {
        Scheme.EVENT_KIND: labels(scheme=Scheme.EVENT_KIND, language=page.language),
        Scheme.EVENT_STATE: labels(scheme=Scheme.EVENT_STATE, language=page.language),
    }
    rows = [
        _period(block) if kind == "period" else _station(block, names)
        for kind, block in paired_blocks(page, "timeline")
    ]
    _lay_lanes(rows, branches)
    if rows:
        rows[-1].last = True
    return History(rows=rows, branches=branches)


def _period(block: Paired) -> Row:
    return Row(title=block.text("title"), is_period=True)


def _station(block: Paired, names: dict[Scheme, dict[str, str]]) -> Row:
    facts = block.facts
    return Row(
        title=block.text("title"),
        event_id=facts["event_id"],
        start=facts["start"] or "",
        start_basis=facts["start_basis"] or "",
        end=facts["end"] or "",
        end_basis=facts["end_basis"] or "",
        precision=precision_of(facts["start"] or ""),
        kind=facts["kind"],
        kind_label=names[Scheme.EVENT_KIND].get(facts["kind"], facts["kind"]),
        state=facts["state"],
        branch=facts["branch"] or "",
        state_label=names[Scheme.EVENT_STATE].get(facts["state"], facts["state"]),
        text=block.text("text"),
        note=block.text("note"),
        shows_groups=bool(facts["shows_groups"]),
        image=facts["image"],
        sources=[dict(source) for source in facts["sources"]],
        pages=[page for page in facts["pages"] if page],
        partners=[partner for partner in facts["partners"] if partner],
    )


def _branches(page: BasePage) -> list[Branch]:
    found: list[Branch] = []
    numbers: dict[str, int] = {}
    for number, (_kind, block) in enumerate(paired_blocks(page, "branches"), start=1):
        facts = block.facts
        numbers[facts["code"]] = number
        found.append(
            Branch(
                code=facts["code"],
                label=block.text("label"),
                note=block.text("note"),
                number=min(number, MOST_LANES),
                from_event=facts["from_event"],
                to_event=facts["to_event"] or "",
                last_event=facts["last_event"] or "",
                parent=facts["parent"] or "",
                parent_number=numbers.get(facts["parent"] or "", 0),
            )
        )
    return found


def _lay_lanes(rows: list[Row], branches: list[Branch]) -> None:
    """Draw each branch beside the rows it passes."""
    for branch in branches:
        for position, row, classes in _pieces(rows, branch):
            row.lanes += [Lane(branch.number, name) for name in classes]
            if row.branch == branch.code:
                row.lanes.append(Lane(branch.number, "lane stop-at"))
            if "lane from" in classes[0] and position + 1 < len(rows):
                _label(rows[position + 1 :], branch)


def _pieces(
    rows: list[Row], branch: Branch
) -> Iterator[tuple[int, Row, tuple[str, ...]]]:
    """Yield the rows a branch passes, with the pieces to draw there."""
    running = False
    for position, row in enumerate(rows):
        if not running and row.event_id == branch.from_event:
            running = True
            off = " off" if branch.parent_number else ""
            yield position, row, (f"lane from{off}",)
        elif running and row.event_id and row.event_id == branch.to_event:
            yield position, row, ("lane to",)
            return
        elif running and row.event_id and row.event_id == branch.last_event:
            yield position, row, ("lane cut", "lane end")
            return
        elif running:
            yield position, row, ("lane",)


def _label(rows: list[Row], branch: Branch) -> None:
    """Name a branch beside the first free station after it has left."""
    for row in rows:
        if not row.is_period and row.lane_label is None:
            row.lane_label = branch
            return


def history_problems(page: Any) -> dict[str, Any]:
    """Return what is wrong with a history as a whole, by field name."""
    events = [
        block.value["event_id"]
        for block in page.timeline
        if block.block_type == "milestone"
    ]
    codes = [block.value["code"] for block in page.branches]
    problems: dict[str, Any] = {}
    if len(set(events)) < len(events):
        problems["timeline"] = _("Two milestones have the same identifier.")
    if len(set(codes)) < len(codes):
        problems["branches"] = _("Two branches have the same identifier.")
    for block in page.branches:
        for name in ("from_event", "to_event", "last_event"):
            if (event := block.value[name]) and event not in events:
                problems["branches"] = _(
                    "No milestone has the identifier %(name)s."
                ) % {"name": event}
    return problems
