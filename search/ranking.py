"""Terms whose bearers rank lower than others, whichever engine answers.

Apps above register them in `AppConfig.ready()`; `search` names none.
"""

Term = tuple[str, str]
# A record that ranks lower stands so many times as far down among answers.
TIMES_LOWER = 3

_lowered: set[Term] = set()


def rank_lower(scheme: str, code: str) -> None:
    """Let records with a term come after others that answer as well."""
    _lowered.add((scheme, code))


def lowered_terms() -> list[Term]:
    """Return the terms whose bearers rank lower."""
    return sorted(_lowered)
