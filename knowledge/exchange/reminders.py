"""Asking institutions how it went, 3 and 12 months after they began."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from accounts.notices import notice_add
from knowledge.exchange.enums import RowState
from knowledge.exchange.notices import FOLLOW_UP_DUE
from knowledge.models import AdoptionFollowUp
from knowledge.permissions import people_writing_for

CHORE_SECONDS = 3600.0
AGAIN_AFTER = timedelta(days=30)
MOST_REMINDERS = 2


def follow_ups_remind() -> int:
    """Put a notice into the digest of who can answer; return how many are due."""
    today = timezone.localdate()
    due = AdoptionFollowUp.objects.filter(
        Q(reminded=None) | Q(reminded__lte=today - AGAIN_AFTER),
        due__lte=today,
        answered=None,
        adoption__state=RowState.PUBLIC,
        reminders__lt=MOST_REMINDERS,
    ).select_related("adoption__practice", "adoption__partner")
    return sum(follow_up_remind(item, today) for item in due)


@transaction.atomic
def follow_up_remind(item: AdoptionFollowUp, today: date) -> int:
    """Remind an institution's people once."""
    for person in people_writing_for(item.adoption.partner):
        notice_add(
            user=person,
            kind=FOLLOW_UP_DUE,
            parameters={
                "practice": item.adoption.practice_title,
                "months": item.months,
            },
            path=reverse("follow-ups:edit", args=[item.pk]),
        )
    AdoptionFollowUp.objects.filter(pk=item.pk).update(
        reminders=item.reminders + 1, reminded=today
    )
    return 1
