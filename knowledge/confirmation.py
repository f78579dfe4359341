"""How long an owner's word that a record is true counts."""

from datetime import date

from core.dates import months_later

CONFIRMED_FOR_MONTHS = 24


def oldest_valid(today: date) -> date:
    """Return the day on or before which a confirmation has run out."""
    return months_later(today, -CONFIRMED_FOR_MONTHS)
