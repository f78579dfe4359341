"""A field that a column can fill."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from knowledge.transfer.targets.lookups import Lookups

# Returns the value of a text that is not empty; raises ValidationError.
Reader = Callable[[str, Lookups], Any]


class NotRecorded:
    """What a cell says when it holds "not recorded"."""


NOT_RECORDED: Final = NotRecorded()


@dataclass(frozen=True, slots=True)
class Target:
    """A field that a column can fill.

    Attributes:
        name: The field, or another name that the writer knows.
        label: What people call it (a lazy translation).
        read: Turns a cell's text into a value.
        other_names: Headings it is also recognised by.
    """

    name: str
    label: Any
    read: Reader
    other_names: tuple[str, ...] = ()
