"""Whether practices come from one another in a circle."""

import uuid
from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _

from knowledge.rules.levels import Level, Remark

Keys = set[uuid.UUID]


def leads_back(
    key: uuid.UUID, starts: Iterable[uuid.UUID], origins: Callable[[Keys], Keys]
) -> bool:
    """Say whether a record would come from itself.

    Args:
        key: The record.
        starts: What it is said to come from.
        origins: Returns what records come from; asked once for each step.
    """
    seen: Keys = set()
    waiting = set(starts)
    while waiting:
        if key in waiting:
            return True
        seen |= waiting
        waiting = origins(waiting) - seen
    return False


def cycle_remark() -> Remark:
    """Return the remark on a circle."""
    return Remark(
        "derived-from-cycle",
        Level.BLOCKING,
        "relations",
        _("This practice would be derived from itself, through the one named here."),
    )
