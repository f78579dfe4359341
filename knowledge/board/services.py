"""Writing the board."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from accounts.models import User
from knowledge.board import notices
from knowledge.board.enums import WAYS, OfferState, Step
from knowledge.board.permissions import user_can_take_step
from knowledge.models import Offer
from knowledge.permissions import people_writing_for
from publication.registry import registry
from publication.services import publication_refresh_row

LOG_ACTIONS = {step: f"knowledge.offer_{step.value}" for step in Step}
EXPIRE = "knowledge.offer_expire"
TOLD = {
    Step.PUBLISH: notices.PUBLISHED,
    Step.RETURN: notices.RETURNED,
    Step.WITHDRAW: notices.WITHDRAWN,
}


def edit_path(offer: Offer) -> str:
    """Return where an entry is changed in the admin."""
    return reverse("offers:edit", args=[offer.pk])


def parameters_of(offer: Offer) -> notices.Parameters:
    """Return what notices say of an entry; words of it in its own language."""
    return {
        "title": str(offer),
        "partner": offer.partner.label,
        "date": offer.valid_until,
        "note": offer.note,
    }


@transaction.atomic
def offer_step(*, offer: Offer, step: Step, user: User) -> Offer:
    """Take an entry on its way; write the log and tell who should know.

    Raises:
        PermissionDenied: the person may not, or the entry is not where the step
            begins (somebody else was faster).
        ValidationError: it lacks something that the step asks for.
    """
    stored = Offer.objects.select_for_update().get(pk=offer.pk)
    if not user_can_take_step(user, stored, step):
        raise PermissionDenied
    if step in (Step.SUBMIT, Step.PUBLISH):
        check_ready(stored)
    if step is Step.RETURN and not stored.note:
        raise ValidationError({"note": _("Say what has to be changed.")})
    stored.state = WAYS[step][1]
    if step is Step.PUBLISH:
        stored.published_at = stored.published_at or timezone.now()
        stored.note = ""
    stored.save()
    log(instance=stored, action=LOG_ACTIONS[step], user=user)
    tell_about(stored, step, user)
    return stored


def check_ready(offer: Offer) -> None:
    """Refuse what cannot stand on the board.

    Raises:
        ValidationError: with a message for each field.
    """
    errors: dict[str, Any] = {}
    if not offer.topics.exists():
        errors["topics"] = _("Choose at least one topic.")
    if offer.valid_until < timezone.localdate():
        errors["valid_until"] = _("This day is over.")
    if errors:
        raise ValidationError(errors)


def tell_about(offer: Offer, step: Step, user: User) -> None:
    """Tell the desk what waits, and the institution what became of its entry."""
    parameters, path = parameters_of(offer), edit_path(offer)
    if step is Step.SUBMIT:
        notices.tell_desk(kind=notices.SUBMITTED, parameters=parameters, path=path)
        return
    own_people = people_writing_for(offer.partner)
    others = own_people.exclude(pk=user.pk)
    # Whoever took their own entry off needs no mail about it.
    if step is Step.WITHDRAW and own_people.filter(pk=user.pk).exists():
        return
    notices.tell(others, kind=TOLD[step], parameters=parameters, path=path)


@transaction.atomic
def offer_recheck(*, offer: Offer, user: User) -> Offer:
    """Take a changed entry off the board until the desk has read it again."""
    offer.state = OfferState.SUBMITTED
    offer.save(update_fields=["state", "changed_at"])
    log(instance=offer, action=LOG_ACTIONS[Step.SUBMIT], user=user)
    tell_about(offer, Step.SUBMIT, user)
    return offer


@transaction.atomic
def offer_expire(*, offer: Offer) -> None:
    """Take an entry off the board whose time is over, and say so."""
    offer.state = OfferState.EXPIRED
    offer.save(update_fields=["state", "changed_at"])
    log(instance=offer, action=EXPIRE)
    notices.tell_partner(
        partner=offer.partner,
        kind=notices.ENDED,
        parameters=parameters_of(offer),
        path=edit_path(offer),
    )


@transaction.atomic
def offer_warn(*, offer: Offer) -> None:
    """Tell an entry's people that it leaves the board soon; once for each date."""
    Offer.objects.filter(pk=offer.pk).update(warned_for=offer.valid_until)
    notices.tell_partner(
        partner=offer.partner,
        kind=notices.ENDING,
        parameters=parameters_of(offer),
        path=edit_path(offer),
    )


@transaction.atomic
def offer_publish_again(*, offer: Offer) -> bool:
    """Bring an entry's publication up to date; say if it changed."""
    return publication_refresh_row(offer, registry.rows[Offer])


@transaction.atomic
def offers_publish_again() -> int:
    """Bring every entry's publication up to date; return how many changed."""
    publisher = registry.rows[Offer]
    return sum(publication_refresh_row(row, publisher) for row in Offer.objects.all())
