"""Once a week every saved search is asked again."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.utils import timezone

from search.saved import letters
from search.saved.matches import matches
from search.saved.models import SavedSearch
from search.saved.services import SETTLED, asked_by, ends_on, saved_searches_forget

logger = logging.getLogger(__name__)
WEEK = timedelta(days=7)
# Searches asked in one run of the chore, so that others have their turn.
MOST_AT_ONCE = 100
# Old records that changed stand among the new ones.
MOST_CHANGED = 500
# A letter leads to the whole search besides.
MOST_IN_LETTER = 50


def saved_searches_weekly() -> int:
    """Tell everybody whose week is over; return how many letters were sent."""
    saved_searches_forget()
    until = timezone.now() - SETTLED
    due = SavedSearch.objects.filter(told_until__lte=until - WEEK)
    return sum(
        tell(saved, until) for saved in due.order_by("told_until")[:MOST_AT_ONCE]
    )


def tell(saved: SavedSearch, until: datetime) -> bool:
    """Send what was first published since the last letter; nothing new, no letter.

    The week is taken before the letter is sent: two workers never send it twice. A
    letter that the mail server refuses is tried again with the next run.
    """
    since = saved.told_until
    mine = SavedSearch.objects.filter(pk=saved.pk, told_until=since)
    if since is None or not mine.update(told_until=until):
        return False
    asked = asked_by(saved)
    found = matches(asked=asked, language=saved.language, most=MOST_CHANGED)
    new = [row for row in found if since < row.first_published <= until]
    if not new:
        return False
    try:
        letters.news_send(saved, new[:MOST_IN_LETTER], ends_on(saved))
    except (OSError, SMTPException):
        logger.exception("The letter of a saved search could not be sent.")
        SavedSearch.objects.filter(pk=saved.pk).update(told_until=since)
        return False
    return True
