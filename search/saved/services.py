"""What happens to a saved search: asked for, confirmed, left, forgotten."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from search.parameters import Asked, read_asked
from search.saved import letters
from search.saved.models import SavedSearch

logger = logging.getLogger(__name__)
MOST_PER_ADDRESS = 10
KEEP_UNCONFIRMED = timedelta(days=3)
# Somebody who still reads the letters asks again; other addresses are not kept.
KEEP_CONFIRMED = timedelta(days=365)
# The index may lag behind: what is younger than this is told a week later.
SETTLED = timedelta(hours=1)


def saved_search_ask(*, email: str, asked: Asked, language: str) -> bool:
    """Keep a question unconfirmed and send the letter that asks for consent.

    What is answered must not tell whether an address is known: too many searches
    and one that is there already are passed over silently.

    Returns:
        False when the mail server did not take the letter; nothing is kept then.
    """
    question = asked.address()
    same = SavedSearch.objects.filter(email__iexact=email)
    known = same.filter(question=question, language=language).exists()
    if known or same.count() >= MOST_PER_ADDRESS:
        return True
    saved = SavedSearch.objects.create(
        email=email, question=question, language=language
    )
    try:
        letters.confirmation_send(saved)
    except (OSError, SMTPException):
        logger.exception("A saved search could not be confirmed by e-mail.")
        saved.delete()
        return False
    return True


def saved_search_confirm(*, saved: SavedSearch) -> None:
    """Begin to tell of what is published from now on; repeatable."""
    now = timezone.now()
    SavedSearch.objects.filter(pk=saved.pk, confirmed_at=None).update(
        confirmed_at=now, told_until=now - SETTLED
    )


def saved_search_leave(*, saved: SavedSearch) -> None:
    """Delete a saved search and the address with it."""
    saved.delete()


def saved_searches_forget(now: datetime | None = None) -> int:
    """Delete what was never confirmed and what has run out."""
    now = now or timezone.now()
    over = Q(confirmed_at=None, created_at__lt=now - KEEP_UNCONFIRMED)
    over |= Q(confirmed_at__lt=now - KEEP_CONFIRMED)
    deleted, _by_model = SavedSearch.objects.filter(over).delete()
    return deleted


def ends_on(saved: SavedSearch) -> datetime:
    """Return when a confirmed search is deleted."""
    return (saved.confirmed_at or saved.created_at) + KEEP_CONFIRMED


def asked_by(saved: SavedSearch) -> Asked:
    """Return the question of a saved search."""
    return read_asked(QueryDict(saved.question))
