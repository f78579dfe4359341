"""Whole lists as files: time, the first bytes, and what memory they take on top."""

import json
import subprocess
import sys
from typing import Any

from benchmarks.environment import ROOT
from benchmarks.practices import generate_practices
from search.followers import search_follower

PRACTICES = 10_000
# However long the list, a process may not grow by more than this.
MOST_MB = 40.0
# The repository's list comes from the search engine, the other from the table.
LISTS = ("practices", "records")
SUFFIXES = ("json", "csv", "xlsx")
LONGEST_SECONDS = 300


def measure_export(practices: int = PRACTICES) -> list[dict[str, Any]]:
    """Return the figures of each list in each format."""
    generate_practices(practices)
    search_follower.catch_up()
    return [
        {"name": f"{name}.{suffix}", **exported(f"/en/export/{name}.{suffix}")}
        for name in LISTS
        for suffix in SUFFIXES
    ]


def exported(address: str) -> dict[str, Any]:
    """Return the figures of one file, fetched by another process."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.exported", address],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def verdicts(found: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    """Compare the memory of each file with its budget."""
    return [
        (
            f"export of {row['name']}: {row['added_mb']} of {MOST_MB:.0f} MB added",
            row["added_mb"] <= MOST_MB,
        )
        for row in found
    ]
