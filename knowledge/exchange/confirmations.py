"""Every 24 months the owner says whether a practice is still true.

One link, no account; two reminders; without an answer the practice is marked.
"""

import logging
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from wagtail.log_actions import log

from accounts.notices import notice_add
from core.dates import months_later
from knowledge.confirmation import oldest_valid
from knowledge.enums import ConfirmationState
from knowledge.exchange.confirmation_mail import owner_ask
from knowledge.exchange.enums import ConfirmationAnswer
from knowledge.exchange.notices import CONFIRMATION_ANSWERED, CONFIRMATION_MISSING
from knowledge.exchange.selectors import public_source_pages
from knowledge.models import ConfirmationRequest, PracticePage
from knowledge.reviews.notices import desk_people
from publication.followers import after_commit
from publication.services import publication_refresh_page

logger = logging.getLogger(__name__)
# Whoever has been asked is left in peace at least this long.
ASKED_AGAIN_AFTER_MONTHS = 6
REMINDED_AFTER = timedelta(days=30)
MOST_REMINDERS = 2
CHORE_SECONDS = 3600.0
LOG_ACTION = "knowledge.confirmation"


def confirmations_run() -> int:
    """Ask, remind and give up where it is time; return how many practices."""
    today = timezone.localdate()
    done = 0
    for practice in practices_due(today):
        done += _attempt(practice, today)
    due = ConfirmationRequest.objects.filter(closed=None).filter(
        Q(reminded=None, asked__lte=today - REMINDED_AFTER)
        | Q(reminded__lte=today - REMINDED_AFTER)
    )
    for request in due.select_related("practice"):
        done += _attempt(request, today)
    return done


def practices_due(today: date) -> QuerySet[PracticePage]:
    """Return the public practices whose owners are to be asked today."""
    asked_lately = ConfirmationRequest.objects.filter(
        Q(closed=None) | Q(closed__gt=months_later(today, -ASKED_AGAIN_AFTER_MONTHS))
    )
    return (
        public_source_pages(PracticePage)
        .annotate(
            known=Coalesce("last_confirmed", TruncDate("first_published_at")),
        )
        .filter(known__lte=oldest_valid(today))
        .exclude(pk__in=asked_lately.values("practice"))
    )


def _attempt(what: PracticePage | ConfirmationRequest, today: date) -> int:
    """Do what is due for one practice; a refused mail holds no other up."""
    try:
        with transaction.atomic():
            if isinstance(what, PracticePage):
                owner_ask(ConfirmationRequest.objects.create(practice=what))
            elif what.reminders < MOST_REMINDERS:
                confirmation_remind(request=what, today=today)
            else:
                confirmation_give_up(request=what, today=today)
    except OSError:
        logger.exception("The mail about “%s” was not taken.", what)
        return 0
    return 1


def confirmation_remind(*, request: ConfirmationRequest, today: date) -> None:
    """Ask again."""
    request.reminders += 1
    request.reminded = today
    request.save()
    owner_ask(request)


def confirmation_give_up(*, request: ConfirmationRequest, today: date) -> None:
    """Mark a practice that nobody stood by, and tell the desk."""
    request.closed = today
    request.save()
    confirmation_write(
        practice=request.practice, state=ConfirmationState.UNCONFIRMED, day=None
    )
    for person in desk_people():
        notice_add(
            user=person,
            kind=CONFIRMATION_MISSING,
            parameters={"practice": request.practice.title},
            path=request.practice.url or "",
        )


@transaction.atomic
def confirmation_answer(
    *, request: ConfirmationRequest, answer: ConfirmationAnswer, note: str = ""
) -> None:
    """Store what the owner says; an answer that comes late counts as well."""
    today = timezone.localdate()
    request.answer, request.note, request.closed = answer, note, today
    request.save()
    practice = request.practice
    if answer == ConfirmationAnswer.TRUE:
        confirmation_write(
            practice=practice, state=ConfirmationState.CONFIRMED, day=today
        )
    elif answer == ConfirmationAnswer.NOT_ANY_MORE:
        confirmation_write(
            practice=practice, state=ConfirmationState.UNCONFIRMED, day=None
        )
    for person in desk_people():
        notice_add(
            user=person,
            kind=CONFIRMATION_ANSWERED[answer],
            parameters={"practice": practice.title, "note": note},
            path=practice.url or "",
        )


@transaction.atomic
def confirmation_write(
    *, practice: PracticePage, state: ConfirmationState, day: date | None
) -> None:
    """Say of a public practice whether its owner stands by it.

    A draft an editor is working on is neither published nor lost: the fact is
    written into the stored revisions as well.

    Args:
        practice: The source-language page.
        state: What readers see.
        day: When it was confirmed; None leaves the day as it is.
    """
    values: dict[str, Any] = {"confirmation": state.value}
    if day is not None:
        values["last_confirmed"] = day
    PracticePage.objects.filter(pk=practice.pk).update(**values)
    stored = {**values, **({"last_confirmed": day.isoformat()} if day else {})}
    current = PracticePage.objects.get(pk=practice.pk)
    for revision in {current.live_revision, current.latest_revision} - {None}:
        revision.content.update(stored)
        revision.save(update_fields=["content"])
    log(instance=current, action=LOG_ACTION, data={"confirmation": state.value})
    publication_refresh_page(current.translation_key)
    after_commit()
