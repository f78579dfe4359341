"""What the worker does: a few rows of the oldest import under way, each time.

Rows are written in small transactions that also say which of them are done: after
any interruption the next run goes on with the others, and nobody who publishes
waits long.
"""

import logging
import time
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.log_actions import LogContext

from accounts.models import User
from knowledge.models import ImportRow, ImportRun
from knowledge.transfer.enums import UNDER_WAY, ImportKind, ImportState, RowState
from knowledge.transfer.rows import read_row
from knowledge.transfer.targets import Lookups
from knowledge.transfer.targets.partners import SUCCESSORS
from knowledge.transfer.writing import (
    ChangedSinceError,
    PartnerWriter,
    Plan,
    PracticeWriter,
    Writer,
)

logger = logging.getLogger(__name__)
# Rows in one transaction.
CHUNK = {
    ImportState.CHECKING: 200,
    ImportState.RUNNING: 50,
    ImportState.UNDOING: 25,
}
# The worker has other things to do as well.
WORK_SECONDS = 2.0
CHECKED_FIELDS = ("state", "errors", "identity", "label", "created")
WRITTEN_FIELDS = (*CHECKED_FIELDS, "key", "before", "after")
# What each step leaves to do: the rows in this state.
LEFT = {
    ImportState.CHECKING: RowState.WAITING,
    ImportState.RUNNING: RowState.READY,
    ImportState.UNDOING: RowState.IMPORTED,
}
NEXT = {
    ImportState.CHECKING: ImportState.CHECKED,
    ImportState.RUNNING: ImportState.DONE,
    ImportState.UNDOING: ImportState.UNDONE,
}


def imports_work(seconds: float = WORK_SECONDS) -> int:
    """Go on with imports under way for some seconds; return how many rows.

    Args:
        seconds: No new transaction is begun after so long.
    """
    end = time.monotonic() + seconds
    done = 0
    lookups, known_for = None, 0
    while time.monotonic() < end:
        run = ImportRun.objects.filter(state__in=UNDER_WAY).order_by("pk").first()
        if run is None:
            break
        # Partners that the import itself adds may succeed one another.
        if lookups is None or run.pk != known_for or set(SUCCESSORS) & {*run.mapping}:
            lookups, known_for = Lookups.load(), run.pk
        done += chunk_work(run.pk, lookups)
    return done


@transaction.atomic
def chunk_work(pk: int, lookups: Lookups) -> int:
    """Do the next rows of an import in one transaction; return how many."""
    # Without `of`, PostgreSQL would lock the owner too, and cannot: it may be none.
    locked = ImportRun.objects.select_for_update(of=("self",))
    run = locked.select_related("owner").get(pk=pk)
    if run.state not in UNDER_WAY:
        return 0
    state = ImportState(run.state)
    order = "-number" if state == ImportState.UNDOING else "number"
    rows = list(run.rows.filter(state=LEFT[state]).order_by(order)[: CHUNK[state]])
    for row in rows:
        row.run = run
    user = run.user
    if rows and user is not None:
        with override(run.interface_language), LogContext(user=user):
            STEPS[state](run, rows, user, lookups)
    elif rows:
        refuse(rows, state, _("The person who imports has no account any more."))
    ImportRow.objects.bulk_update(
        rows, CHECKED_FIELDS if state == ImportState.CHECKING else WRITTEN_FIELDS
    )
    if not run.rows.filter(state=LEFT[state]).exists():
        run.state = NEXT[state]
    run.save(update_fields=["state", "changed"])
    return len(rows)


def refuse(rows: Iterable[ImportRow], state: ImportState, message: str) -> None:
    """Say of rows that nothing can be done with them."""
    for row in rows:
        row.errors = [{"column": None, "message": message}]
        undoing = state == ImportState.UNDOING
        row.state = RowState.KEPT if undoing else RowState.FAULTY


def writer_for(run: ImportRun, user: User) -> Writer:
    """Return who writes rows of the import's kind."""
    if run.kind == ImportKind.PRACTICES:
        return PracticeWriter(run, user)
    return PartnerWriter(run, user)


def planned(run: ImportRun, writer: Writer, row: ImportRow, lookups: Lookups) -> Plan:
    """Return what would be done with a row."""
    return writer.plan(read_row(row, run.kind, run.mapping, lookups))


def check_rows(
    run: ImportRun, rows: list[ImportRow], user: User, lookups: Lookups
) -> None:
    """Say of each row what is wrong with it; write nothing."""
    writer = writer_for(run, user)
    plans = [planned(run, writer, row, lookups) for row in rows]
    identities = {plan.identity for plan in plans if plan.identity}
    earlier = run.rows.filter(identity__in=identities).order_by("-number")
    first = dict(earlier.values_list("identity", "number"))
    for row, plan in zip(rows, plans, strict=True):
        same = first.setdefault(plan.identity, row.number) if plan.identity else None
        if same is not None and same != row.number:
            plan.row.add_error(
                None, _("The same record stands in row %(row)s.") % {"row": same}
            )
        row.identity, row.label = plan.identity, plan.label[:255]
        row.created = plan.present is None
        row.errors = plan.row.errors
        row.state = RowState.FAULTY if row.errors else RowState.READY


def write_rows(
    run: ImportRun, rows: list[ImportRow], user: User, lookups: Lookups
) -> None:
    """Import rows; one that fails leaves nothing behind and stops no other."""
    writer = writer_for(run, user)

    def write(row: ImportRow) -> None:
        # Much may have happened since the check.
        plan = planned(run, writer, row, lookups)
        row.errors = plan.row.errors
        if row.errors:
            row.state = RowState.FAULTY
            return
        writer.write(plan, row)
        row.state = RowState.IMPORTED

    with writer.together():
        for row in rows:
            attempt(row, write, RowState.FAULTY)


def undo_rows(
    run: ImportRun, rows: list[ImportRow], user: User, lookups: Lookups
) -> None:
    """Take rows back; what was changed since is kept, and said so."""
    writer = writer_for(run, user)

    def undo(row: ImportRow) -> None:
        row.errors = []
        writer.undo(row)
        row.state = RowState.UNDONE

    for row in rows:
        attempt(row, undo, RowState.KEPT)


def attempt(
    row: ImportRow, action: Callable[[ImportRow], None], otherwise: RowState
) -> None:
    """Do something with a row as a whole, or not at all."""
    try:
        with transaction.atomic():
            action(row)
    except (ValidationError, ChangedSinceError) as error:
        row.errors = [{"column": None, "message": text} for text in error.messages]
        row.state = otherwise
    except Exception:
        logger.exception("Import %s, row %s failed.", row.run_id, row.number)
        row.errors = [
            {
                "column": None,
                "message": _("Something unforeseen happened; it is in the log."),
            }
        ]
        row.state = otherwise


STEPS = {
    ImportState.CHECKING: check_rows,
    ImportState.RUNNING: write_rows,
    ImportState.UNDOING: undo_rows,
}
