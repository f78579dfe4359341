"""Writing the registry."""

from django.db import transaction

from partners_exchange.models import Partner
from publication.registry import registry
from publication.services import publication_refresh_row


@transaction.atomic
def partners_publish_again() -> int:
    """Bring every partner's publication up to date; return how many changed."""
    publisher = registry.rows[Partner]
    rows = Partner.objects.all()
    return sum(publication_refresh_row(row, publisher) for row in rows)
