"""Reading the registry."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import QuerySet

from accounts.models import User
from core.languages import FALLBACK_ORDER
from partners_exchange.models import Affiliation, MembershipSnapshot, Partner


def partner_of(user: Any) -> Partner | None:
    """Return the institution a person acts for; None for the anonymous too."""
    if user.pk is None:
        return None
    found = Affiliation.objects.filter(user=user.pk).select_related("partner").first()
    return found.partner if found else None


def people_of(partner: Partner) -> QuerySet[User]:
    """Return those who act for an institution and may sign in."""
    people = Affiliation.objects.filter(partner=partner).values("user")
    return User.objects.filter(pk__in=people, is_active=True)


def partner_by_code(*, code: str) -> Partner:
    """Return a partner by its permanent code.

    Raises:
        Partner.DoesNotExist: when no partner has it.
    """
    return Partner.objects.get(code=code)


def partners_by_code(*, codes: Iterable[str]) -> dict[str, Partner]:
    """Return partners by their code, in one query."""
    return {row.code: row for row in Partner.objects.filter(code__in=list(codes))}


def partner_names(
    codes: Collection[str] | QuerySet[Any, Any], language: str
) -> dict[str, str]:
    """Return what readers of a language call partners, by code; one query."""
    columns = [f"name_{code}" for code in FALLBACK_ORDER[language]]
    rows = Partner.objects.rewrite(False).filter(code__in=codes)
    return {
        code: short_name or next((name for name in names if name), code)
        for code, short_name, *names in rows.values_list("code", "short_name", *columns)
    }


def membership_snapshots() -> list[MembershipSnapshot]:
    """Return the counts of members: dated ones in order, then undated ones."""
    rows = MembershipSnapshot.objects.all()
    return sorted(rows, key=lambda row: (not row.as_of, row.as_of, row.pk))
