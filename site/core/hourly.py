"""How often one reader may do something in an hour."""

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from core.requests import client_address

HOUR = 60 * 60


def allowed_this_hour(request: HttpRequest, *, purpose: str, most: int) -> bool:
    """Count an act from the client's address; say if it is not too many.

    The address itself is kept nowhere, only its keyed hash for an hour.
    """
    digest = salted_hmac(
        f"hourly.{purpose}", client_address(request), algorithm="sha256"
    ).hexdigest()
    key = f"hourly:{purpose}:{digest}"
    cache.add(key, 0, timeout=HOUR)
    try:
        return int(cache.incr(key)) <= most
    except ValueError:
        # The entry expired between the two calls.
        cache.set(key, 1, timeout=HOUR)
        return True
