"""How fast tables of practices and partners are checked, imported and taken back."""

import time
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from benchmarks.environment import fresh_database
from knowledge.models import ImportRun, PartnerBranchPage
from knowledge.transfer.enums import ImportKind, RowState
from knowledge.transfer.services import (
    import_check,
    import_create,
    import_start,
    import_undo,
)
from knowledge.transfer.sheets.sheet import Sheet, SheetRow
from knowledge.transfer.work import imports_work

IMPORTED_PER_SECOND = 50
ROWS = 500
WARM_UP = 20
WHOLE = 3600.0
PRACTICE_HEADINGS = [
    "title",
    "owner",
    "summary",
    "practice_kind",
    "topics",
    "problem",
    "description",
    "lessons",
    "start",
    "results",
]
PARTNER_HEADINGS = ["name_pl", "name_en", "short_name", "country", "city_pl"]


def measure_import() -> list[dict[str, Any]]:
    """Return the rows per second of each step, for each kind."""
    fresh_database()
    # The first look-up of an address loads every module of the site.
    reverse("wagtailadmin_home")
    owner = PartnerBranchPage.objects.select_related("partner").earliest("pk").partner
    found = []
    for kind in ImportKind:
        measured(kind, table(kind, owner.code, "warm-up", WARM_UP))
        found += measured(kind, table(kind, owner.code, "row", ROWS))
    return found


def table(kind: ImportKind, owner: str, word: str, number: int) -> Sheet:
    """Return a table of so many records."""
    if kind == ImportKind.PRACTICES:
        headings = PRACTICE_HEADINGS
        rows = [practice(f"{word} {place}", owner) for place in range(number)]
    else:
        headings = PARTNER_HEADINGS
        rows = [partner(f"{word} {place}") for place in range(number)]
    return Sheet(headings, [SheetRow(n, row) for n, row in enumerate(rows, start=2)])


def practice(name: str, owner: str) -> list[str]:
    """Return a row with what a practice needs."""
    return [
        f"Praktyka {name}",
        owner,
        f"Praktyka {name} w skrócie.",
        "method",
        "quality;guidance",
        "Brakowało doradców.",
        "Doradcy spotykają się.\n\nRaz w miesiącu.",
        "not recorded",
        "2019-04",
        "porady | | 12 | osób",
    ]


def partner(name: str) -> list[str]:
    """Return a row of the registry."""
    return [f"Instytucja {name}", f"Institution {name}", name, "PL", "Kraków"]


def measured(kind: ImportKind, sheet: Sheet) -> list[dict[str, Any]]:
    """Return the rows per second of checking, importing and undoing a table."""
    user = get_user_model()._default_manager.filter(is_superuser=True).earliest("pk")
    run = import_create(kind=kind.value, sheet=sheet, file_name="bench.csv", user=user)
    import_check(run=run, mapping=run.mapping)
    found = [step(run, "check", RowState.READY)]
    import_start(run=run, user=user)
    found.append(step(run, "import", RowState.IMPORTED))
    import_undo(run=run, user=user)
    found.append(step(run, "undo", RowState.UNDONE))
    return found


def step(run: ImportRun, name: str, expected: RowState) -> dict[str, Any]:
    """Let the worker finish a step; return how fast it was."""
    wall, processor = time.perf_counter(), time.process_time()
    rows = imports_work(WHOLE)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    if run.rows.exclude(state=expected).exists():
        raise RuntimeError(f"{run.kind}, {name}: rows failed.")
    return {
        "name": f"{run.kind}, {name}",
        "step": name,
        "kind": run.kind,
        "rows": rows,
        "per_second": round(rows / wall, 1),
        "per_cpu_second": round(rows / processor, 1),
    }


def verdicts(found: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    """Compare the import of practices with its budget."""
    return [
        (
            f"{row['name']}: {row['per_second']} of {IMPORTED_PER_SECOND} rows/s",
            row["per_second"] >= IMPORTED_PER_SECOND,
        )
        for row in found
        if row["step"] == "import"
    ]
