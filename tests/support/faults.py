"""Tell every fault that a search of many pages has found, not only the first."""

from collections.abc import Collection

MOST_LINES = 60


def nothing(faults: Collection[object]) -> None:
    """Fail with every fault on a line of its own, unless there is none."""
    items = faults.items() if isinstance(faults, dict) else faults
    lines = [str(item) for item in items]
    assert not lines, "\n".join([f"{len(lines)} found:", *sorted(lines)[:MOST_LINES]])
