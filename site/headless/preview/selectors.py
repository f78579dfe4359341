"""Which draft a token opens, and which links a page has."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.signing import BadSignature
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.models import BasePage
from headless.errors import ProblemError
from headless.preview.models import PreviewGrant
from headless.preview.tokens import Claims, read_token, seconds
from publication.previews import NotPublishableError, draft_document


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the API sends it."""

    grant: PreviewGrant
    document: dict[str, Any]


def draft_for(token: str) -> Draft:
    """Return the draft that a token opens.

    Raises:
        ProblemError: 401 when the token is no token, expired or revoked; 410
            when what it opened is gone.
    """
    grant = grant_for(token)
    page = granted_page(grant)
    try:
        document = draft_document(page)
    except NotPublishableError:
        raise gone("This page has no address any more.") from None
    if document["path"] != grant.path:
        raise gone("The page has moved since; ask for a new link.")
    return Draft(grant, document)


def grant_for(token: str) -> PreviewGrant:
    """Return the grant of a valid token."""
    try:
        claims = read_token(token)
    except BadSignature:
        raise refused("invalid", "This is no preview token of this site.") from None
    if claims.expires <= seconds(timezone.now()):
        raise refused("expired", "This preview has expired; ask for a new link.")
    return _stored(claims)


def _stored(claims: Claims) -> PreviewGrant:
    grant = (
        PreviewGrant.objects.filter(pk=claims.grant).select_related("revision").first()
    )
    if grant is None:
        raise gone("What this preview showed has been deleted.")
    if not claims.agrees_with(grant):
        raise refused("invalid", "This is no preview token of this site.")
    if grant.revoked_at is not None:
        raise refused("revoked", "This preview was closed; ask for a new link.")
    return grant


def granted_page(grant: PreviewGrant) -> BasePage:
    """Return the page as the grant's revision has it."""
    try:
        page = grant.revision.as_object()
    except ObjectDoesNotExist:
        page = None
    if not isinstance(page, BasePage):
        raise gone("What this preview showed has been deleted.")
    return page


def live_grants(page: Page) -> QuerySet[PreviewGrant]:
    """Return the links to a page that still open something, newest first."""
    return (
        PreviewGrant.objects.filter(
            revision__in=page.revisions.all(),
            revoked_at=None,
            expires_at__gt=timezone.now(),
        )
        .select_related("created_by", "revision")
        .order_by("-created_at")
    )


def refused(reason: str, detail: str) -> ProblemError:
    """Return the problem of a token that opens nothing (RFC 6750)."""
    challenge = 'Bearer realm="preview"'
    if reason != "missing":
        challenge += ', error="invalid_token"'
    return ProblemError(
        401,
        detail,
        code=f"preview-token-{reason}",
        headers={"WWW-Authenticate": challenge},
    )


def gone(detail: str) -> ProblemError:
    """Return the problem of a token that outlived what it opened."""
    return ProblemError(410, detail, code="preview-gone")
