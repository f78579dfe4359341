"""What columns of a table can be read into."""

from knowledge.transfer.targets.kinds import targets_of
from knowledge.transfer.targets.lookups import Lookups
from knowledge.transfer.targets.mapping import Mapping, guessed, mapping_errors
from knowledge.transfer.targets.target import NOT_RECORDED, Target

__all__ = [
    "NOT_RECORDED",
    "Lookups",
    "Mapping",
    "Target",
    "guessed",
    "mapping_errors",
    "targets_of",
]
