"""What is known about a request beyond what Django says."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the network address of the client.

    Behind `TRUSTED_PROXIES` reverse proxies the address is the one that the
    outermost of them saw; anything further left in the header is the client's
    own claim and is never believed.
    """
    remote = str(request.META.get("REMOTE_ADDR", ""))
    proxies = settings.TRUSTED_PROXIES
    if not proxies:
        return remote
    forwarded = [
        part.strip()
        for part in request.headers.get("X-Forwarded-For", "").split(",")
        if part.strip()
    ]
    return forwarded[-proxies] if len(forwarded) >= proxies else remote


class FramedRequest(HttpRequest):
    """A request whose page has said where it stands (see `core.frame`)."""

    page_frame: Any
    served_page: Any
