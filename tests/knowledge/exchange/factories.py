"""Findings, adoptions and people of institutions for tests."""

from typing import Any

from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import CONTRIBUTORS, group_ensure
from knowledge.models import Adoption, Finding, PracticePage
from knowledge.permissions import DESK
from partners_exchange.models import ActivityPage, Partner
from partners_exchange.services import affiliation_set
from tests.knowledge import factories
from tests.partners_exchange.factories import activity
from vocabularies.enums import Scheme
from vocabularies.selectors import concept


def owner() -> Partner:
    return factories.partner("wlasciciel")


def practice(partner: Partner | None = None, **fields: Any) -> PracticePage:
    """Return a public practice that began in 2015."""
    values = {"title": "Krąg doradców", "start": "2015", **fields}
    return factories.practice(factories.branch(partner or owner()), **values)


def adoption(page: PracticePage, partner: Partner, **fields: Any) -> Adoption:
    """Return a public adoption."""
    values: dict[str, Any] = {
        "practice": page,
        "partner": partner,
        "result": result("adapted"),
        "start": "2020",
        "state": "public",
        "changes_pl": "Spotkania są zdalne.",
        **fields,
    }
    row = Adoption(**values)
    row.full_clean()
    row.save()
    return row


def finding(page: ActivityPage, **fields: Any) -> Finding:
    """Return a public finding."""
    values: dict[str, Any] = {
        "activity": page,
        "saw_pl": "Doradcy uczą się od siebie.",
        "matters_pl": "U nas pracują osobno.",
        "verdict": "adapt",
        "state": "public",
        **fields,
    }
    row = Finding(**values)
    row.full_clean()
    row.save()
    return row


def result(code: str) -> Any:
    return concept(scheme=Scheme.ADOPTION_RESULT, code=code)


def contributor(partner: Partner, name: str = "", **fields: Any) -> User:
    """Return a person who writes for an institution."""
    group_ensure(name=CONTRIBUTORS.format(partner=partner.code))
    user = person(name or f"od-{partner.code}", **fields)
    user.groups.add(Group.objects.get(name=CONTRIBUTORS.format(partner=partner.code)))
    affiliation_set(user=user, partner=partner)
    return user


def person(name: str, **fields: Any) -> User:
    return User.objects.create(username=name, email=f"{name}@example.org", **fields)


def desk_person(name: str = "redakcja") -> User:
    """Return a person who runs the desk."""
    group = group_ensure(name="Desk of a test", permissions=[DESK])
    user = person(name)
    user.groups.add(group)
    return user


__all__ = [
    "activity",
    "adoption",
    "contributor",
    "desk_person",
    "finding",
    "owner",
    "person",
    "practice",
    "result",
]
