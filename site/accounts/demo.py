"""Accounts for trying the product out; never outside demo and development."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.roles import CONTRIBUTORS, EDITORS, REVIEWERS, TRANSLATORS


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account, its group, and the code of the partner it acts for."""

    username: str
    first_name: str
    last_name: str
    group: str
    language: str = "pl"
    is_superuser: bool = False
    partner: str = ""


ACCOUNTS = (
    DemoAccount("admin", "Ada", "Administracyjna", "", is_superuser=True),
    DemoAccount("editor", "Ewa", "Redakcyjna", EDITORS),
    DemoAccount("translator", "Taras", "Perekladach", TRANSLATORS, language="uk"),
    DemoAccount("translator-2", "Teresa", "Tłumacka", TRANSLATORS),
    DemoAccount("reviewer", "Robert", "Recenzyjny", REVIEWERS, partner="ibe"),
    DemoAccount("reviewer-2", "Renata", "Ocenna", REVIEWERS, partner="parp"),
    DemoAccount(
        "reviewer-3", "Rémi", "Lecteur", REVIEWERS, language="en", partner="forem"
    ),
    DemoAccount("reviewer-4", "Roma", "Krytyczna", REVIEWERS, partner="wup-krakow"),
    DemoAccount("editor-2", "Emil", "Redaktorski", EDITORS),
    DemoAccount(
        "wup-krakow",
        "Wanda",
        "Urzędowa",
        CONTRIBUTORS.format(partner="wup-krakow"),
        partner="wup-krakow",
    ),
    DemoAccount(
        "uj",
        "Urszula",
        "Uniwersytecka",
        CONTRIBUTORS.format(partner="uj"),
        partner="uj",
    ),
)


def demo_accounts_create(*, password: str) -> str:
    """Create the accounts that are missing.

    Returns:
        The password new accounts were given; "" when none was new.

    Raises:
        ImproperlyConfigured: where demo accounts are not allowed.
    """
    if not settings.DEMO_ACCOUNTS:
        raise ImproperlyConfigured("Demo accounts are not allowed by these settings.")
    missing = [
        account
        for account in ACCOUNTS
        if not User.objects.filter(username=account.username).exists()
    ]
    if not missing:
        return ""
    chosen = password or secrets.token_urlsafe(9)
    with transaction.atomic():
        for account in missing:
            demo_account_create(account=account, password=chosen)
    return chosen


def demo_account_create(*, account: DemoAccount, password: str) -> User:
    """Create one account in its group."""
    user = User(
        username=account.username,
        first_name=account.first_name,
        last_name=account.last_name,
        email=f"{account.username}@example.org",
        interface_language=account.language,
        is_superuser=account.is_superuser,
        is_staff=account.is_superuser,
    )
    user.set_password(password)
    user.full_clean()
    user.save()
    # The admin speaks the person's language, whatever the browser asks for.
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = account.language
    profile.save()
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    return user
