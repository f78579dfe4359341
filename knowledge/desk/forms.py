"""Choosing who writes for an institution."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import CONTRIBUTORS


def people_to_choose() -> QuerySet[User]:
    """Return those who do nothing else in the admin than write, or nothing yet.

    Editors, translators and reviewers work for the whole repository.
    """
    other = Group.objects.filter(user=OuterRef("pk")).exclude(
        name__startswith=CONTRIBUTORS.format(partner="")
    )
    people = User.objects.filter(is_active=True, is_superuser=False)
    return people.exclude(Exists(other)).order_by("last_name", "username")


class ContributorForm(forms.Form):
    """One person who is to write for an institution."""

    user = forms.ModelChoiceField(label=_("Person"), queryset=User.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["user"]
        field.queryset = people_to_choose()
        field.label_from_instance = person_label


def person_label(user: User) -> str:
    """Return a person's name, and the one they sign in with."""
    return f"{user.get_full_name()} ({user.username})".strip()
