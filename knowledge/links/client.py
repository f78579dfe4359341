"""One question to one address: is anything there?

Whoever writes a record chooses the address, so the machines beside this one
must not be reachable: each step of a redirect is looked up and checked anew.
"""

import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urldefrag, urljoin, urlsplit

from django.utils.encoding import iri_to_uri
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError

from headless.webhooks.addresses import (
    PORTS,
    UNPRINTABLE,
    AddressRefusedError,
    Target,
    ascii_host,
    checked_addresses,
)
from headless.webhooks.network import connected, ended_after
from knowledge.models.link_checks import LinkState

# For one address with all its redirects.
WHOLE_SECONDS = 10.0
LEAST_SECONDS = 0.5
MOST_REDIRECTS = 5
GONE = (404, 410)
# Servers that do not know HEAD, or keep programs out, say so with these.
ASK_AGAIN = (400, 403, 404, 405, 501)
USER_AGENT = "MPKU-Links/1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking; `status` is None when there was no answer."""

    state: LinkState
    status: int | None = None


def ask(address: str) -> Answer:
    """Ask an address, following redirects; raises nothing of the network."""
    until = time.monotonic() + WHOLE_SECONDS
    for _step in range(MOST_REDIRECTS + 1):
        try:
            target = target_of(address)
            status, moved_to = answer_of(target, until)
        except AddressRefusedError as error:
            return Answer(refused_state(error))
        except (OSError, HTTPError, HTTPException):
            return Answer(LinkState.UNSURE)
        if not (moved_to and 300 <= status < 400):
            return Answer(state_of(status), status)
        address = urljoin(address, moved_to)
    return Answer(LinkState.UNSURE)


def target_of(address: str) -> Target:
    """Read an address; raise `AddressRefusedError` when it cannot be asked."""
    address = urldefrag(address).url
    if any(ord(character) < UNPRINTABLE or character == "\\" for character in address):
        raise AddressRefusedError
    try:
        parts = urlsplit(address)
        port = parts.port
        host = ascii_host(parts.hostname or "")
    except ValueError as error:
        raise AddressRefusedError from error
    if parts.scheme not in PORTS or not host or "@" in parts.netloc:
        raise AddressRefusedError
    path = iri_to_uri(parts.path) or "/"
    return Target(
        scheme=parts.scheme,
        host=host,
        port=PORTS[parts.scheme] if port is None else port,
        path=f"{path}?{iri_to_uri(parts.query)}" if parts.query else path,
        trusted=False,
    )


def refused_state(error: AddressRefusedError) -> LinkState:
    """Tell an address that is closed to us from a name that is not found.

    A name that is not found may be gone, or our own connection may be down: it
    is no proof of a dead link.
    """
    unknown_name = isinstance(error.__cause__, OSError)
    return LinkState.UNSURE if unknown_name else LinkState.REFUSED


def answer_of(target: Target, until: float) -> tuple[int, str]:
    """Return status and `Location`; asks with GET where HEAD is not known."""
    status, moved_to = exchange(target, "HEAD", until)
    if status in ASK_AGAIN:
        status, moved_to = exchange(target, "GET", until)
    return status, moved_to


def exchange(target: Target, method: str, until: float) -> tuple[int, str]:
    """Send one request and read the head of the answer only."""
    left = max(until - time.monotonic(), LEAST_SECONDS)
    connection: HTTPConnection = connected(target, checked_addresses(target))
    with ended_after(connection, left):
        connection.timeout = left
        connection.request(
            method,
            target.path,
            headers={
                "Host": target.host_header,
                "User-Agent": USER_AGENT,
                "Accept": "*/*",
                "Connection": "close",
            },
            preload_content=False,
            decode_content=False,
        )
        response = connection.getresponse()
        return response.status, response.headers.get("Location", "")


def state_of(status: int) -> LinkState:
    """Say what a status means: only "not found" and "gone" are death."""
    if status in GONE:
        return LinkState.DEAD
    return LinkState.ALIVE if status < 300 else LinkState.UNSURE
