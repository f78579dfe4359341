"""Links that carry the right to one act upon one saved search."""

from django.core import signing

from search.saved.models import SavedSearch

CONFIRM = "search.saved.confirm"
LEAVE = "search.saved.leave"


def token_of(saved: SavedSearch, purpose: str) -> str:
    """Return what a link carries; it ends when the search is deleted."""
    return signing.Signer(salt=purpose).sign(saved.key.hex)


def saved_of(token: str, purpose: str) -> SavedSearch | None:
    """Return the search of a link; None when it was not made here or is gone."""
    try:
        key = signing.Signer(salt=purpose).unsign(token)
    except signing.BadSignature:
        return None
    return SavedSearch.objects.filter(key=key).first()
