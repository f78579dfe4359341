"""Making and revoking preview links."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from accounts.models import User
from core.models import BasePage
from headless.preview.models import PreviewGrant

LIFETIME = timedelta(minutes=30)
# The panel asks again and again while somebody types; a link that still lasts is
# given again.
REMAINING = timedelta(minutes=10)
# A dead link still says why it is dead for a day.
KEPT = timedelta(days=1)


class NoAddressError(ValueError):
    """The page has no address a frontend could show it under."""


@transaction.atomic
def grant_create(*, page: BasePage, user: User) -> PreviewGrant:
    """Open the latest saved revision of a page for half an hour.

    Raises:
        NoAddressError: when the page has no address.
    """
    PreviewGrant.objects.filter(expires_at__lt=timezone.now() - KEPT).delete()
    revision = latest_revision(page, user)
    now = timezone.now()
    return PreviewGrant.objects.create(
        revision=revision,
        path=draft_path(revision),
        language=page.language,
        created_by=user,
        created_at=now,
        expires_at=now + LIFETIME,
    )


@transaction.atomic
def grant_reuse_or_create(*, page: BasePage, user: User) -> PreviewGrant:
    """Return a link of this user to the latest revision that lasts a while yet."""
    revision = latest_revision(page, user)
    found = PreviewGrant.objects.filter(
        revision=revision,
        path=draft_path(revision),
        created_by=user,
        revoked_at=None,
        expires_at__gt=timezone.now() + REMAINING,
    )
    return found.order_by("-expires_at").first() or grant_create(page=page, user=user)


def grant_revoke(*, grant: PreviewGrant) -> None:
    """Close a link for good."""
    if grant.revoked_at is None:
        grant.revoked_at = timezone.now()
        grant.save(update_fields=["revoked_at"])


def latest_revision(page: BasePage, user: User) -> Revision:
    """Return the newest saved revision; a page without any gets one."""
    return page.get_latest_revision() or page.save_revision(user=user, clean=False)


def draft_path(revision: Revision) -> str:
    """Return the path the revision would have if it were published.

    Raises:
        NoAddressError: when it has none.
    """
    parts = revision.as_object().get_url_parts()
    if parts is None or not parts[2]:
        raise NoAddressError
    return str(parts[2])
