"""Print figures as tables."""

from collections.abc import Mapping, Sequence
from typing import Any


def print_table(
    title: str, rows: Sequence[Mapping[str, Any]], columns: Mapping[str, str]
) -> None:
    """Print rows under a title; columns are heading by key, text first."""
    print(f"\n{title}")
    lines = [list(columns.values())]
    lines += [[cell(row.get(key)) for key in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        first, *others = (
            text.ljust(width) if position == 0 else text.rjust(width)
            for position, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        print("  ".join([first, *others]))


def cell(value: Any) -> str:
    """Return a figure as text; what does not apply is a dash."""
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)


def print_verdicts(verdicts: Sequence[tuple[str, bool]]) -> None:
    """Print every budget and whether it holds."""
    print()
    for sentence, holds in verdicts:
        print(f"{'ok  ' if holds else 'OVER'}  {sentence}")
