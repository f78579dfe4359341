"""One row of a table, read into values."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from knowledge.models.imports import ImportRow
from knowledge.transfer.targets import Lookups, Mapping, targets_of


@dataclass(slots=True)
class RowValues:
    """What a row says, by field, and what is wrong with it.

    A cell that is empty says nothing: its field is missing from `values`.
    """

    mapping: Mapping
    values: dict[str, Any] = field(default_factory=dict)
    errors: list[dict[str, Any]] = field(default_factory=list)

    def add_error(self, name: str | None, error: ValidationError | str) -> None:
        """Report something, in the column of a field when it has one."""
        column = self.mapping.index(name) if name and name in self.mapping else None
        told = error.messages if isinstance(error, ValidationError) else [error]
        self.errors += [{"column": column, "message": message} for message in told]

    def add_errors(self, error: ValidationError) -> None:
        """Report what a model's check has found, field by field."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, faults in error.error_dict.items():
            for fault in faults:
                self.add_error(name, fault)

    def get(self, name: str, otherwise: Any = None) -> Any:
        """Return what the row says about a field."""
        return self.values.get(name, otherwise)


def read_row(
    row: ImportRow, kind: str, mapping: Mapping, lookups: Lookups
) -> RowValues:
    """Return the values of a row."""
    targets = targets_of(kind)
    found = RowValues(mapping)
    for column, (name, text) in enumerate(zip(mapping, row.cells, strict=True)):
        if not name:
            continue
        if column in row.formulas:
            found.add_error(
                name, _("The cell holds a formula; paste its value instead.")
            )
        elif text:
            try:
                found.values[name] = targets[name].read(text, lookups)
            except ValidationError as error:
                found.add_error(name, error)
    return found
