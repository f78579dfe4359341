"""When a round of reviews is complete; plain data in, plain data out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from knowledge.reviews.enums import Criterion

LEAST_REVIEWS = 2
HIGHEST_SCORE = 3
HIGHEST_TOTAL = HIGHEST_SCORE * len(Criterion)
# Totals this far apart mean that two people have read different practices.
TOO_FAR_APART = 6


@dataclass(frozen=True, slots=True)
class Verdict:
    """What counts of one review.

    Attributes:
        total: 0 to 18, None when a gate was answered with "no".
        from_elsewhere: The reviewer speaks for an institution that is known and
            is not the owner's.
    """

    total: int | None
    from_elsewhere: bool


class Outcome(Enum):
    """What a round of reviews still needs."""

    MORE_REVIEWERS = "more-reviewers"
    ANOTHER_INSTITUTION = "another-institution"
    THIRD_REVIEWER = "third-reviewer"
    COMPLETE = "complete"


def round_outcome(verdicts: Sequence[Verdict]) -> Outcome:
    """Say what the given reviews still need to be complete."""
    if len(verdicts) < LEAST_REVIEWS:
        return Outcome.MORE_REVIEWERS
    if not any(verdict.from_elsewhere for verdict in verdicts):
        return Outcome.ANOTHER_INSTITUTION
    if len(verdicts) == LEAST_REVIEWS and are_far_apart(verdicts):
        return Outcome.THIRD_REVIEWER
    return Outcome.COMPLETE


def are_far_apart(verdicts: Sequence[Verdict]) -> bool:
    """Say whether reviewers disagree: in points, or about a gate."""
    totals = [verdict.total for verdict in verdicts if verdict.total is not None]
    if len(totals) < len(verdicts):
        return bool(totals)
    return max(totals) - min(totals) >= TOO_FAR_APART


def gates_passed(verdicts: Sequence[Verdict]) -> bool:
    """Say whether most reviewers found that the practice may be scored."""
    passed = sum(verdict.total is not None for verdict in verdicts)
    return passed * 2 > len(verdicts)


def average_total(verdicts: Sequence[Verdict]) -> float | None:
    """Return the mean of the totals, None when nobody has scored."""
    totals = [verdict.total for verdict in verdicts if verdict.total is not None]
    return sum(totals) / len(totals) if totals else None
