"""Who may record what: the desk everything, a contributor for its own institution."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import User
from knowledge.permissions import (
    DESK,
    institution_of,
    people_who_record,
    user_is_desk,
)
from partners_exchange.models import Partner


def user_can_record_for(user: Any, partner: Partner | None) -> bool:
    """Say whether a person may record something in the name of an institution."""
    if user_is_desk(user):
        return True
    own = institution_of(user)
    return own is not None and partner is not None and own.pk == partner.pk


class InstitutionPolicy(ModelPermissionPolicy):
    """Rights on rows that belong to one institution each.

    Args:
        model: The model.
        partner: Lookup that leads from a row to its institution.
        made_by_hand: Whether people may add rows.
    """

    OPEN: ClassVar = frozenset({"add", "change", "view"})
    FIXED: ClassVar = frozenset({"change", "view"})

    def __init__(
        self, model: Any, *, partner: str = "partner", made_by_hand: bool = True
    ) -> None:
        super().__init__(model)
        self.partner = partner
        self.actions = self.OPEN if made_by_hand else self.FIXED
        self.made_by_hand = made_by_hand

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether a person may do something with some row."""
        if not user.is_active or action not in self.desk_actions:
            return False
        if user_is_desk(user):
            return True
        return action in self.actions and institution_of(user) is not None

    @property
    def desk_actions(self) -> frozenset[str]:
        """What the desk may do: delete as well, unless rows are made by the site."""
        return self.actions | ({"delete"} if self.made_by_hand else set())

    def user_has_permission_for_instance(
        self, user: Any, action: str, instance: Any
    ) -> bool:
        """Say whether a person may do something with this row."""
        if not self.user_has_permission(user, action):
            return False
        return user_can_record_for(user, self._partner(instance))

    def _partner(self, instance: Any) -> Partner | None:
        for name in self.partner.split("__"):
            instance = getattr(instance, name)
        return instance if isinstance(instance, Partner) else None

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> QuerySet[Any]:
        """Return the rows a person may do any of these with."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        if not any(self.user_has_permission(user, action) for action in actions):
            return rows.none()
        if user_is_desk(user):
            return rows
        return rows.filter(**{self.partner: institution_of(user)})

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        """Return who may do any of these with some row."""
        if self.actions.intersection(actions):
            return people_who_record()
        return User.objects.with_perm(DESK)
