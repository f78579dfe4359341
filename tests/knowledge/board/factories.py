"""A board with entries, made as the admin makes them."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.contrib.auth.models import Permission
from django.utils import timezone

from accounts.models import User
from accounts.roles import CONTRIBUTORS, group_ensure
from core.identity import key_for
from knowledge.board.seed import seed_board
from knowledge.models import BoardPage, Offer
from partners_exchange.models import Partner
from partners_exchange.services import affiliation_set
from vocabularies.enums import Scheme
from vocabularies.models import Concept

numbers = count(1)


def board(language: str = "pl") -> BoardPage:
    """Return the board, published in three languages."""
    list(seed_board())
    return BoardPage.objects.get(
        translation_key=key_for("page", "board"), locale__language_code=language
    )


def topics(*codes: str) -> list[Concept]:
    return list(Concept.objects.filter(scheme=Scheme.TOPIC, code__in=codes))


def concept(scheme: Scheme, code: str) -> Concept:
    return Concept.objects.get(scheme=scheme, code=code)


def partner_named(code: str) -> Partner:
    return Partner.objects.get(code=code)


def offer(partner: Partner, **changes: Any) -> Offer:
    """Return a stored entry; a draft unless `state` says otherwise."""
    number = next(numbers)
    named = changes.pop("topics", topics("guidance"))
    values: dict[str, Any] = {
        "direction": "offer",
        "title_pl": f"Pokażemy próbę {number}",
        "title_en": f"We show trial {number}",
        "title_uk": f"Покажемо пробу {number}",
        "text_pl": "Zapraszamy na dwa dni.",
        "text_en": "Come for two days.",
        "text_uk": "Запрошуємо на два дні.",
        "valid_until": timezone.localdate() + timedelta(days=60),
        **changes,
    }
    if values.get("state") == "published":
        values.setdefault("published_at", timezone.now())
    row = Offer(partner=partner, **values)
    row.full_clean()
    row.save()
    row.topics.set(named)
    return row


def person(username: str, partner: Partner | None, language: str = "pl") -> User:
    """Return somebody who writes for an institution."""
    user = User.objects.create_user(
        username,
        email=f"{username}@example.org",
        password="x",
        interface_language=language,
    )
    if partner:
        user.groups.add(group_ensure(name=CONTRIBUTORS.format(partner=partner.code)))
        affiliation_set(user=user, partner=partner)
    return user


def desk(language: str = "pl") -> User:
    """Return the seeded editor, who runs the desk."""
    user = User.objects.get(username="editor")
    user.user_permissions.add(Permission.objects.get(codename="run_desk"))
    user.interface_language = language
    user.save()
    return User.objects.get(pk=user.pk)


def writer(username: str = "uj") -> User:
    """Return a seeded contributor with the institution they act for."""
    user = User.objects.get(username=username)
    affiliation_set(user=user, partner=Partner.objects.get(code=username))
    return user
