"""Who may do what with a record; the pages' own rights decide."""

from django.contrib.auth.models import AbstractBaseUser

from knowledge.models.records import RecordPage


def user_can_edit_record(user: AbstractBaseUser, record: RecordPage) -> bool:
    """Say whether a user may change a record."""
    return bool(record.permissions_for_user(user).can_edit())


def user_can_publish_record(user: AbstractBaseUser, record: RecordPage) -> bool:
    """Say whether a user may make a record public."""
    return bool(record.permissions_for_user(user).can_publish())
