"""What a writer of a kind does."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db.models import ForeignObjectRel, Model
from modelcluster.fields import ParentalKey

from knowledge.models.imports import ImportRow, ImportRun
from knowledge.transfer.rows import RowValues

IMPORT, UNDO = "knowledge.import", "knowledge.import_undo"


@dataclass(slots=True)
class Plan:
    """What would be done with a row.

    Attributes:
        row: What the row says and what is wrong with it.
        label: How people call the record.
        identity: By what two rows of a table are the same record.
        present: The record it changes, None for a new one.
        place: Where a new record goes.
        filled: The record with what the row says, not saved.
    """

    row: RowValues
    label: str = ""
    identity: str = ""
    present: Any = None
    place: Any = None
    filled: Any = None


class ChangedSinceError(ValidationError):
    """The record is not what the import left; undoing would lose work."""


class Writer(Protocol):
    """Plans, writes and takes back rows of one kind."""

    def together(self) -> AbstractContextManager[None]:
        """Return the block in which several rows are written."""

    def plan(self, row: RowValues) -> Plan:
        """Return what would be done; nothing is written."""

    def write(self, plan: Plan, row: ImportRow) -> None:
        """Do it, and note in the row what was and what is.

        Raises:
            ValidationError: when the record breaks a rule only writing shows.
        """

    def undo(self, row: ImportRow) -> None:
        """Restore what was.

        Raises:
            ChangedSinceError: when somebody has changed the record since.
        """


def used_by(instance: Model) -> str:
    """Return what kind of object refers to a record, "" when none does.

    Parts of the record itself, and imports, do not count.
    """
    model = type(instance)
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.model is not model:
            continue
        other: Any = relation.related_model
        made_for = other._meta.auto_created
        owner: Any = made_for if isinstance(made_for, type) else other
        if owner is model or other is ImportRun:
            continue
        if is_part(relation) or relation.parent_link:
            continue
        rows = other._base_manager.filter(**{relation.field.name: instance.pk})
        if rows.exists():
            return str(owner._meta.verbose_name)
    return ""


def is_part(relation: ForeignObjectRel) -> bool:
    """Say whether the rows of a relation are parts of the record."""
    return isinstance(relation.field, ParentalKey)
