"""Writing the registry."""

from django.db import transaction

from accounts.models import User
from partners_exchange.models import Affiliation, Partner
from publication.registry import registry
from publication.services import publication_refresh_row


@transaction.atomic
def partners_publish_again() -> int:
    """Bring every partner's publication up to date; return how many changed."""
    publisher = registry.rows[Partner]
    rows = Partner.objects.all()
    return sum(publication_refresh_row(row, publisher) for row in rows)


@transaction.atomic
def affiliation_set(*, user: User, partner: Partner) -> Affiliation:
    """Let a person act for an institution, instead of any other."""
    row, _created = Affiliation.objects.update_or_create(
        user=user, defaults={"partner": partner}
    )
    return row
