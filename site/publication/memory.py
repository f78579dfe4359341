"""What projections of a batch read again and again, read once.

Only where nothing is written in between: the batch is projected under the log's
lock, and written afterwards.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

Value = TypeVar("Value")
kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("kept", default=None)


@contextmanager
def projecting() -> Iterator[None]:
    """Keep what is `remembered` until the end of the block."""
    token = kept.set({})
    try:
        yield
    finally:
        kept.reset(token)


def remembered(name: Hashable, read: Callable[[], Value]) -> Value:
    """Return what was read in this block; read it when it was not, or outside."""
    values = kept.get()
    if values is None:
        return read()
    if name not in values:
        values[name] = read()
    return cast("Value", values[name])
