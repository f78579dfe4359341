"""Who may do what with a record; the pages' own rights decide."""

from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Q, QuerySet

from accounts.models import User
from accounts.roles import CONTRIBUTORS
from partners_exchange.models import Partner
from partners_exchange.selectors import partner_of, people_of

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage

# Given to the editors; the practice model carries it.
DESK = "knowledge.run_desk"


def user_can_edit_record(user: AbstractBaseUser, record: "RecordPage") -> bool:
    """Say whether a user may change a record."""
    return bool(record.permissions_for_user(user).can_edit())


def user_can_publish_record(user: AbstractBaseUser, record: "RecordPage") -> bool:
    """Say whether a user may make a record public."""
    return bool(record.permissions_for_user(user).can_publish())


def user_is_desk(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Say whether a person runs the repository: checks, decides, publishes."""
    return bool(getattr(user, "is_active", False)) and bool(
        user.has_perm(DESK)  # type: ignore[union-attr]
    )


def institution_of(user: Any) -> Partner | None:
    """Return the institution a person may record for: of their contributors' group.

    Speaking for an institution is not enough: reviewers do so as well.
    """
    partner = partner_of(user)
    if partner is None or not user.is_active:
        return None
    group = CONTRIBUTORS.format(partner=partner.code)
    return partner if user.groups.filter(name=group).exists() else None


def people_writing_for(partner: Partner) -> QuerySet[User]:
    """Return those for whom `institution_of` answers with this institution.

    Only they open in the admin what an institution records: whoever else acts
    for it is told nothing of its drafts and gets none of its mail.
    """
    group = CONTRIBUTORS.format(partner=partner.code)
    return people_of(partner).filter(groups__name=group)


def people_who_record() -> QuerySet[User]:
    """Return everybody who may record something: institutions' people, the desk."""
    contributors = User.objects.filter(
        groups__name__startswith=CONTRIBUTORS.format(partner="")
    )
    desk = User.objects.with_perm(DESK)
    return User.objects.filter(is_active=True).filter(
        Q(pk__in=contributors.values("pk")) | Q(pk__in=desk.values("pk"))
    )
