"""What a rule says about a record, and how much it matters."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError


class Level(StrEnum):
    """HINT makes the record better; WARNING the desk sees; BLOCKING stops it."""

    HINT = "hint"
    WARNING = "warning"
    BLOCKING = "blocking"


ORDER = (Level.BLOCKING, Level.WARNING, Level.HINT)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to change or to think about.

    Attributes:
        code: Name of the rule; the same in every language.
        field: Field of the form it is about; "" is the whole record.
        text: Lazy message with named placeholders for `params`.
        in_drafts: A contradiction, which not even a draft may hold; what is
            merely missing stops publication and submission only.
        address: Where to look, such as the record it resembles.
    """

    code: str
    level: Level
    field: str
    text: Any
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    in_drafts: bool = False
    address: str = ""

    @property
    def identity(self) -> list[Any]:
        """What tells one remark from another in every language, as plain data."""
        params = {name: str(value) for name, value in self.params.items()}
        return [self.code, self.field, params]

    @property
    def message(self) -> str:
        """The text in the active language."""
        return str(self.text) % self.params if self.params else str(self.text)


Errors = dict[str, ValidationError]


def sorted_remarks(remarks: Iterable[Remark]) -> list[Remark]:
    """Return remarks with the gravest first, else in the order of the rules."""
    return sorted(remarks, key=lambda remark: ORDER.index(remark.level))


def errors_of(remarks: Iterable[Remark], *, complete: bool) -> Errors:
    """Return what stops a record, by field: the first remark of each.

    Args:
        remarks: Of any level; only blocking ones count.
        complete: Also what is missing; False for a draft.
    """
    errors: Errors = {}
    for remark in remarks:
        if remark.level != Level.BLOCKING or not (complete or remark.in_drafts):
            continue
        error = ValidationError(
            remark.text, params=dict(remark.params), code=remark.code
        )
        errors.setdefault(remark.field, error)
    return errors
