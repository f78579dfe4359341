"""Reading the registry."""

from collections.abc import Iterable

from partners_exchange.models import MembershipSnapshot, Partner


def partner_by_code(*, code: str) -> Partner:
    """Return a partner by its permanent code.

    Raises:
        Partner.DoesNotExist: when no partner has it.
    """
    return Partner.objects.get(code=code)


def partners_by_code(*, codes: Iterable[str]) -> dict[str, Partner]:
    """Return partners by their code, in one query."""
    return {row.code: row for row in Partner.objects.filter(code__in=list(codes))}


def membership_snapshots() -> list[MembershipSnapshot]:
    """Return the counts of members: dated ones in order, then undated ones."""
    rows = MembershipSnapshot.objects.all()
    return sorted(rows, key=lambda row: (not row.as_of, row.as_of, row.pk))
