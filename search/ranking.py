"""What moves records up or down among answers, beside words; for every engine.

Apps above register terms in `AppConfig.ready()`; `search` names none. What raises is
mild on purpose: it decides between records that answer about as well. All of it together
makes a score an eighth higher; a word more in a title does far more.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from django.utils import timezone

Term = tuple[str, str]
# A record that ranks lower stands so many times as far down among answers.
TIMES_LOWER = 3
# What a score is multiplied by for a record of this year or so many before it, the
# latest first: the years before the last one count a little less.
FRESH = ((1, 1.04), (4, 1.02))

_lowered: set[Term] = set()
_raised: dict[Term, float] = {}


def rank_lower(scheme: str, code: str) -> None:
    """Let records with a term come after others that answer as well."""
    _lowered.add((scheme, code))


def lowered_terms() -> list[Term]:
    """Return the terms whose bearers rank lower."""
    return sorted(_lowered)


def rank_higher(scheme: str, code: str, factor: float) -> None:
    """Let records with a term come before others that answer as well.

    Args:
        scheme: The term's scheme.
        code: The term's code.
        factor: What scores are multiplied by, a little over 1.
    """
    _raised[scheme, code] = factor


def raised_terms() -> dict[Term, float]:
    """Return what scores of a term's bearers are multiplied by, by term."""
    return dict(_raised)


def fresh_periods(today: datetime.date | None = None) -> list[tuple[str, str, float]]:
    """Return from which date and before which one scores are multiplied by what.

    Dates are compared as text, so that years alone will do.
    """
    year = (today or timezone.localdate()).year
    periods = []
    before = str(year + 1)
    for years, factor in FRESH:
        since = str(year - years)
        periods.append((since, before, factor))
        before = since
    return periods


def freshness(date: str) -> float:
    """Return what the score of a record of a date is multiplied by."""
    for since, before, factor in fresh_periods():
        if since <= date < before:
            return factor
    return 1.0


def raised_by(date: str, terms: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what raises a record, in words for an expert."""
    for (scheme, code), factor in sorted(_raised.items()):
        if code in terms.get(scheme, ()):
            yield f"{scheme} {code}: score times {factor}"
    if (factor := freshness(date)) > 1:
        yield f"of {date[:4]}: score times {factor}"
