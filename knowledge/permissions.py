"""Who may do what with a record; the pages' own rights decide."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

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
