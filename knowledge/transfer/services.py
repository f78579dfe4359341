"""Steps of an import: uploaded, checked, run, stopped, undone."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from core.languages import SOURCE_LANGUAGE
from knowledge.models import ImportRow, ImportRun
from knowledge.transfer.enums import ImportState, RowState
from knowledge.transfer.permissions import user_can_undo_import
from knowledge.transfer.sheets import Sheet
from knowledge.transfer.targets import Mapping, guessed, mapping_errors
from partners_exchange.models import Partner

AT_ONCE = 500


class WrongStateError(ValidationError):
    """The import is past that step, or not there yet."""

    def __init__(self) -> None:
        super().__init__(
            _("That is not possible in the present state of the import."),
            code="wrong_state",
        )


@transaction.atomic
def import_create(
    *,
    kind: str,
    sheet: Sheet,
    file_name: str,
    user: User,
    language: str = SOURCE_LANGUAGE,
    owner: Partner | None = None,
    publish: bool = False,
) -> ImportRun:
    """Keep the rows of a table, with a guess what its columns mean."""
    run = ImportRun.objects.create(
        kind=kind,
        file_name=file_name[:255],
        user=user,
        headings=sheet.headings,
        mapping=guessed(kind, sheet.headings),
        language=language,
        owner=owner,
        publish=publish,
        interface_language=(get_language() or SOURCE_LANGUAGE)[:2],
    )
    ImportRow.objects.bulk_create(
        (
            ImportRow(
                run=run, number=row.number, cells=row.cells, formulas=row.formulas
            )
            for row in sheet.rows
        ),
        batch_size=AT_ONCE,
    )
    return run


@transaction.atomic
def import_check(*, run: ImportRun, mapping: Mapping) -> None:
    """Let the worker check every row with these columns; nothing is written.

    Raises:
        ValidationError: when the columns cannot be read so.
        WrongStateError: when the import has begun.
    """
    if errors := mapping_errors(run.kind, mapping):
        raise ValidationError(errors)
    run = locked(run, ImportState.MAPPING, ImportState.CHECKED)
    run.mapping = mapping
    run.rows.update(
        state=RowState.WAITING, errors=[], identity="", label="", created=False
    )
    move(run, ImportState.CHECKING)


@transaction.atomic
def import_start(*, run: ImportRun, user: User) -> None:
    """Let the worker import the rows without errors, or go on with them."""
    run = locked(run, ImportState.CHECKED, ImportState.DONE)
    if not run.rows.filter(state=RowState.READY).exists():
        raise WrongStateError
    move(run, ImportState.RUNNING)
    log(instance=run, action="knowledge.import", user=user)


@transaction.atomic
def import_stop(*, run: ImportRun) -> None:
    """Import no further rows; those imported stay."""
    run = locked(run, ImportState.CHECKING, ImportState.RUNNING)
    running = run.state == ImportState.RUNNING
    move(run, ImportState.DONE if running else ImportState.MAPPING)


@transaction.atomic
def import_undo(*, run: ImportRun, user: User) -> None:
    """Let the worker take back every row, the last one first.

    Raises:
        PermissionDenied: when the person may not change what was imported any more.
        WrongStateError: when there is nothing to take back.
    """
    if not user_can_undo_import(user, run):
        raise PermissionDenied
    run = locked(run, ImportState.DONE)
    if not run.rows.filter(state=RowState.IMPORTED).exists():
        raise WrongStateError
    move(run, ImportState.UNDOING)
    log(instance=run, action="knowledge.import_undo", user=user)


def locked(run: ImportRun, *states: ImportState) -> ImportRun:
    """Return the import as it is now, held until the commit.

    Raises:
        WrongStateError: when it is in none of the states.
    """
    found = ImportRun.objects.select_for_update().get(pk=run.pk)
    if found.state not in states:
        raise WrongStateError
    return found


def move(run: ImportRun, state: ImportState) -> None:
    """Write the next state."""
    run.state = state
    run.save()
