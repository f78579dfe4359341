"""Writing adoptions, follow-ups and conditions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.notices import notice_add
from core.dates import months_later, parse_partial_date
from core.languages import LANGUAGE_CODES
from knowledge.exchange.enums import FollowUpMonths
from knowledge.exchange.notices import ADOPTION_RECORDED
from knowledge.models import (
    Adoption,
    AdoptionFollowUp,
    ConditionProfile,
    PartnerCondition,
)
from knowledge.reviews.notices import desk_people
from partners_exchange.models import Partner
from vocabularies.models import Concept


@dataclass(frozen=True, slots=True)
class Said:
    """What an institution says of one condition."""

    rating: int
    notes: Mapping[str, str]


def adoption_tell_desk(*, adoption: Adoption, by: Any, path: str) -> int:
    """Let the desk know what an institution made public; return how many were told."""
    people = desk_people().exclude(pk=by.pk)
    parameters = {
        "institution": adoption.partner.label,
        "practice": adoption.practice.title,
    }
    for person in people:
        notice_add(
            user=person, kind=ADOPTION_RECORDED, parameters=parameters, path=path
        )
    return len(people)


@transaction.atomic
def follow_ups_plan(*, adoption: Adoption) -> None:
    """Make the follow-ups of a public adoption, or move those not answered yet.

    They are counted from the start, but never from before the day on which the
    adoption was recorded: nobody is asked at once for years that have passed.
    What was dropped is not asked about any more.
    """
    waiting = AdoptionFollowUp.objects.filter(adoption=adoption, answered=None)
    if adoption.dropped or not adoption.is_public:
        waiting.delete()
        return
    answered = set(
        adoption.follow_ups.exclude(answered=None).values_list("months", flat=True)
    )
    for months in FollowUpMonths.values:
        if months in answered:
            continue
        AdoptionFollowUp.objects.update_or_create(
            adoption=adoption,
            months=months,
            defaults={"due": due_day(adoption, months)},
        )


def due_day(adoption: Adoption, months: int) -> date:
    """Return the day on which an institution is asked how it went."""
    start = parse_partial_date(adoption.start)
    begun = start.first_day if start else adoption.recorded
    return months_later(max(begun, adoption.recorded), months)


@transaction.atomic
def follow_up_answer(*, follow_up: AdoptionFollowUp) -> None:
    """Store an answer; what was dropped meanwhile is said of the adoption too."""
    follow_up.answered = follow_up.answered or timezone.localdate()
    follow_up.save()
    adoption = follow_up.adoption
    if follow_up.result is None or follow_up.result_id == adoption.result_id:
        return
    adoption.result = follow_up.result
    if adoption.dropped:
        for code in LANGUAGE_CODES:
            note = getattr(follow_up, f"note_{code}")
            if note:
                setattr(adoption, f"reason_{code}", note)
    adoption.save()
    follow_ups_plan(adoption=adoption)


@transaction.atomic
def conditions_save(*, partner: Partner, said: Mapping[Concept, Said]) -> None:
    """Store what an institution says of itself; what it leaves out is removed."""
    profile, _created = ConditionProfile.objects.get_or_create(partner=partner)
    profile.conditions.exclude(condition__in=list(said)).delete()
    for condition, item in said.items():
        PartnerCondition.objects.update_or_create(
            profile=profile,
            condition=condition,
            defaults={
                "rating": item.rating,
                **{f"note_{code}": item.notes.get(code, "") for code in LANGUAGE_CODES},
            },
        )
    profile.changed = timezone.localdate()
    profile.save()
