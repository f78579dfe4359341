"""The columns of each kind of import."""

from functools import cache

from knowledge.transfer.enums import ImportKind
from knowledge.transfer.targets.partners import partner_targets
from knowledge.transfer.targets.practices import practice_targets
from knowledge.transfer.targets.target import Target


@cache
def targets_of(kind: str) -> dict[str, Target]:
    """Return the columns a kind of import knows, by name, in their order."""
    targets = practice_targets() if kind == ImportKind.PRACTICES else partner_targets()
    return {target.name: target for target in targets}
