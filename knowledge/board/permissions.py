"""Who may do what on the board: people of an institution its own, the desk all.

Stated once here; the admin's views ask through the policy.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from knowledge.board.enums import DESK_STEPS, WAYS, OfferState, Step
from knowledge.models import Offer, OfferMessage
from knowledge.permissions import institution_of, people_who_record, user_is_desk

WRITE = frozenset({"add", "change", "view"})
ADMIN = "wagtailadmin.access_admin"


def user_can_add_offer(user: Any) -> bool:
    """Say whether a person may write entries: the desk, and people of a partner."""
    if not user.is_active or not user.has_perm(ADMIN):
        return False
    return user_is_desk(user) or institution_of(user) is not None


def user_can_edit_offer(user: Any, offer: Offer) -> bool:
    """Say whether a person may change an entry: the desk, and its own people."""
    if not user_can_add_offer(user):
        return False
    own = institution_of(user)
    return user_is_desk(user) or (own is not None and own.pk == offer.partner_id)


def user_can_delete_offer(user: Any, offer: Offer) -> bool:
    """Say whether an entry may be deleted: only what was never public."""
    return offer.published_at is None and user_can_edit_offer(user, offer)


def user_can_take_step(user: Any, offer: Offer, step: Step) -> bool:
    """Say whether a person may take a step with an entry as it stands now."""
    allowed, _to = WAYS[step]
    if OfferState(offer.state) not in allowed or not user_can_edit_offer(user, offer):
        return False
    return step not in DESK_STEPS or user_is_desk(user)


def offers_of(user: Any) -> QuerySet[Offer]:
    """Return the entries a person may change."""
    return Offer.objects.filter(reach(user, "partner"))


def reach(user: Any, partner_field: str) -> Q:
    """Return the condition for rows of institutions a person acts for."""
    if not user_can_add_offer(user):
        return Q(pk__in=[])
    own = institution_of(user)
    if user_is_desk(user):
        return Q()
    return Q(**{partner_field: own})


class OfferPolicy(BasePermissionPolicy):
    """The rights above, as Wagtail's views ask for them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether a person may do something with some entries."""
        return action in WRITE | {"delete"} and user_can_add_offer(user)

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Offer
    ) -> bool:
        """Say whether a person may do something with one entry."""
        if action == "delete":
            return user_can_delete_offer(user, instance)
        return action in WRITE and user_can_edit_offer(user, instance)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Offer]:
        """Return the entries a person may see in the admin."""
        return offers_of(user)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        """Return everybody who may write entries."""
        return people_who_record()


class MessagePolicy(OfferPolicy):
    """Answers are read by those they were written to; nobody changes them."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Allow reading only, and the desk to delete."""
        if action == "delete":
            return user_is_desk(user)
        return action == "view" and user_can_add_offer(user)

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Any
    ) -> bool:
        """Allow reading answers to own entries, and the desk to delete any."""
        allowed = self.user_has_permission(user, action)
        return allowed and user_can_edit_offer(user, instance.offer)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Return the answers a person may read."""
        return OfferMessage.objects.filter(reach(user, "offer__partner"))
