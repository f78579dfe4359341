"""How much one client may ask: a counter in the cache, for each minute.

The cache is Redis where `REDIS_URL` is set, and then the limit holds for all
processes together; otherwise each process counts for itself.
"""

import ipaddress
import logging
import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from core.requests import client_address
from headless.errors import problem_response

logger = logging.getLogger(__name__)
WINDOW = 60
# An IPv6 customer has a whole network of this size, and could use an address once.
IPV6_PREFIX = 64
# Without a pause every request would wait for a cache that does not answer.
PAUSE = 30


class Outage:
    """Whether the cache fails at the moment; said once in the log, not each time."""

    def __init__(self) -> None:
        self.until = 0.0
        self.reported = False

    def lasts(self) -> bool:
        """Say whether the cache should be left alone for now."""
        return self.reported and time.monotonic() < self.until

    def begin(self) -> None:
        """Leave the cache alone for a while."""
        self.until = time.monotonic() + PAUSE
        if not self.reported:
            logger.exception("Requests are not counted: the cache does not answer.")
        self.reported = True

    def end(self) -> None:
        """Note that the cache answers."""
        if self.reported:
            logger.info("Requests are counted again.")
        self.reported = False


outage = Outage()


def too_many(request: HttpRequest) -> HttpResponse | None:
    """Count a request; return the refusal when it is one too many.

    Asks no database. When the cache fails, every request is let through: an
    API that answers nobody is worse than one that counts nobody.
    """
    limit = settings.API_RATE_LIMIT
    if not limit or outage.lasts():
        return None
    window, elapsed = divmod(int(time.time()), WINDOW)
    try:
        used = count(f"api:{window}:{client_name(client_address(request))}")
    except Exception:  # Each cache backend has errors of its own.
        outage.begin()
        return None
    outage.end()
    return refusal(request, limit, WINDOW - elapsed) if used > limit else None


def count(key: str) -> int:
    """Add one to a counter that lives as long as its minute; return its value."""
    if cache.add(key, 1, timeout=WINDOW):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:
        # It expired, or was pushed out, between the two calls.
        cache.set(key, 1, timeout=WINDOW)
        return 1


def client_name(address: str) -> str:
    """Return a keyed hash of a client's network: the address is kept nowhere."""
    value = network(address) if ":" in address else address
    return salted_hmac("headless.limits", value, algorithm="sha256").hexdigest()[:32]


def network(address: str) -> str:
    """Return the network of an IPv6 address, and what is none as it is."""
    try:
        parsed = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return parsed.packed[: IPV6_PREFIX // 8].hex()


def refusal(request: HttpRequest, limit: int, seconds: int) -> HttpResponse:
    """Say when to come again.

    Only this answer names the limit: all others are kept by shared caches, and
    would tell one client what another has left.
    """
    response = problem_response(
        request, 429, f"More than {limit} requests in {WINDOW} seconds."
    )
    response["Retry-After"] = str(seconds)
    response["RateLimit-Policy"] = f'"client";q={limit};w={WINDOW}'
    response["RateLimit"] = f'"client";r=0;t={seconds}'
    return response
