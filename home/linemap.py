"""The train graph on the home page: one column a year."""

from dataclasses import dataclass

from core.languages import Text
from core.models import BasePage
from home.pairs import paired_blocks

# Columns left free after the last year, so that its words have room.
ROOM_AT_THE_END = 3
FEWEST_COLUMNS, MOST_COLUMNS = 6, 48
WIDEST_SPAN = 12


@dataclass(frozen=True, slots=True)
class Stop:
    """A station of the main line."""

    year: int
    text: Text | None
    column: int
    span: int
    first: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A branch below the main line."""

    text: Text | None
    start_year: int
    end_year: int
    column: int
    end: int
    open: bool
    row: int


@dataclass(frozen=True, slots=True)
class Linemap:
    """The whole drawing."""

    columns: int
    stops: list[Stop]
    lanes: list[Lane]


def linemap(page: BasePage) -> Linemap | None:
    """Return the drawing of a home page; None when it has no highlights."""
    highlights = sorted(
        (block for _kind, block in paired_blocks(page, "highlights")),
        key=lambda block: int(block.facts["year"]),
    )
    branches = [block for _kind, block in paired_blocks(page, "branches")]
    if not highlights:
        return None
    years = [int(block.facts["year"]) for block in highlights]
    first = min([*years, *(int(block.facts["start"]) for block in branches)])
    last = max(
        [years[-1] + ROOM_AT_THE_END, *(int(block.facts["end"]) for block in branches)]
    )
    columns = min(max(last - first + 1, FEWEST_COLUMNS), MOST_COLUMNS)

    def column(year: int) -> int:
        return min(max(year - first + 1, 1), columns)

    following = [*(column(year) for year in years[1:]), columns + 1]
    stops = [
        Stop(
            year=year,
            text=block.text("text"),
            column=column(year),
            span=min(max(after - column(year), 1), WIDEST_SPAN),
            first=position == 0,
        )
        for position, (block, year, after) in enumerate(
            zip(highlights, years, following, strict=True)
        )
    ]
    lanes = [
        Lane(
            text=block.text("text"),
            start_year=int(block.facts["start"]),
            end_year=int(block.facts["end"]),
            column=column(int(block.facts["start"])),
            end=column(int(block.facts["end"])),
            open=bool(block.facts["open"]),
            row=row,
        )
        for row, block in enumerate(branches, start=1)
    ]
    return Linemap(columns=columns, stops=stops, lanes=lanes)
