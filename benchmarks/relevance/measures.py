"""How good an order of answers is, from 0 to 1."""

import math
from collections.abc import Mapping, Sequence

FIRST = 10
BEST, ANSWERS = 3, 2


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the discounted gain of the first ten over that of the best order."""
    ideal = sorted(grades.values(), reverse=True)
    best = _gain(ideal)
    return _gain([grades.get(key, 0) for key in found]) / best if best else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(
        (2**grade - 1) / math.log2(place + 2)
        for place, grade in enumerate(grades[:FIRST])
    )


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return the share of what answers that is among the first ten.

    Where more than ten answer, ten of them are all that there is room for.
    """
    answers = {key for key, grade in grades.items() if grade >= ANSWERS}
    room = min(len(answers), FIRST)
    return len(answers.intersection(found[:FIRST])) / room if room else 0.0


def right_first(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1 when the first is what was asked for."""
    return float(bool(found) and grades.get(found[0], 0) >= BEST)
