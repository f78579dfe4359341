"""The transfer profile in columns: one for each condition."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from core.languages import LANGUAGE_CODES
from knowledge.blocks import ConditionBlock
from knowledge.enums import Rating
from knowledge.transfer.targets.lines import check_length
from knowledge.transfer.targets.lookups import Lookups, folded
from knowledge.transfer.targets.target import Target
from knowledge.transfer.targets.values import plain

# The codes of the vocabulary, in its order. Headings are messages, not its labels:
# they are compared in every language, which would ask the database each time.
CONDITIONS: Mapping[str, Any] = {
    "law": _("Transfer: law"),
    "funding": _("Transfer: funding"),
    "governance": _("Transfer: governance"),
    "staff": _("Transfer: staff"),
    "data-and-it": _("Transfer: data and IT"),
    "culture": _("Transfer: culture"),
    "scale": _("Transfer: scale"),
    "cost": _("Transfer: cost"),
}
PREFIX = "transfer_"
BAR = "|"
LONGEST_REASON = ConditionBlock().child_blocks["reason"].field.max_length


def column_of(condition: str) -> str:
    """Return the name of the column for a condition."""
    return f"{PREFIX}{condition}"


def profile_targets() -> list[Target]:
    """Return a column for each condition."""
    return [
        Target(column_of(code), label, read_condition)
        for code, label in CONDITIONS.items()
    ]


def read_condition(text: str, lookups: Lookups) -> tuple[str, str]:
    """Return rating and reason, as in `2 | a trained team is needed`."""
    plain()(text, lookups)
    said, _bar, reason = text.partition(BAR)
    rating = rating_words().get(folded(said))
    if rating is None:
        raise ValidationError(
            _(
                "Begin with a number from 0 (not important) to 3 (necessary); the "
                "reason follows after a vertical bar."
            ),
            code="invalid",
        )
    reason = " ".join(reason.split())
    check_length(reason, LONGEST_REASON)
    return rating, reason


@cache
def rating_words() -> dict[str, str]:
    """Return each rating by its number and by what it is called in each language."""
    words = {rating.value: rating.value for rating in Rating}
    for language in LANGUAGE_CODES:
        with override(language):
            for rating in Rating:
                _number, _colon, word = str(rating.label).partition(":")
                words[folded(str(rating.label))] = rating.value
                words[folded(word)] = rating.value
    return words
