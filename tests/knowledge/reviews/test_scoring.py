"""When a round of reviews is complete."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reviews.scoring import (
    HIGHEST_TOTAL,
    Outcome,
    Verdict,
    average_total,
    gates_passed,
    round_outcome,
)

totals = st.one_of(st.none(), st.integers(0, HIGHEST_TOTAL))
rounds = st.lists(st.builds(Verdict, total=totals, from_elsewhere=st.booleans()))


def verdicts(*points: int | None, elsewhere: bool = True) -> list[Verdict]:
    return [Verdict(total=total, from_elsewhere=elsewhere) for total in points]


@pytest.mark.parametrize(
    ("given_totals", "outcome"),
    [
        ((), Outcome.MORE_REVIEWERS),
        ((18,), Outcome.MORE_REVIEWERS),
        ((12, 6), Outcome.THIRD_REVIEWER),
        ((12, 7), Outcome.COMPLETE),
        ((12, None), Outcome.THIRD_REVIEWER),
        ((None, None), Outcome.COMPLETE),
        ((18, 0, 9), Outcome.COMPLETE),
        ((18, 0, 0, 18), Outcome.COMPLETE),
    ],
)
def test_what_a_round_needs(given_totals, outcome):
    assert round_outcome(verdicts(*given_totals)) is outcome


def test_somebody_speaks_for_another_institution():
    outcome = round_outcome(verdicts(9, 9, elsewhere=False))
    assert outcome is Outcome.ANOTHER_INSTITUTION


@pytest.mark.parametrize(
    ("given_totals", "passed"),
    [((None, None), False), ((None, 9), False), ((None, 9, 9), True), ((9, 9), True)],
)
def test_most_reviewers_open_the_gates(given_totals, passed):
    assert gates_passed(verdicts(*given_totals)) is passed


def test_nobody_scored():
    assert average_total(verdicts(None)) is None
    assert average_total(verdicts(None, 4, 8)) == 6


@given(rounds)
def test_one_more_agreeing_review_never_opens_a_complete_round(given_round):
    if round_outcome(given_round) is not Outcome.COMPLETE:
        return
    more = [*given_round, Verdict(total=9, from_elsewhere=True)]
    assert round_outcome(more) is Outcome.COMPLETE


@given(rounds)
def test_three_of_another_institution_are_always_enough(given_round):
    enough = [*given_round, *verdicts(0, 9, 18)]
    assert round_outcome(enough) is Outcome.COMPLETE
