"""One POST to one address that has been checked; nothing of the database."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http.client import HTTPException

from django.utils import timezone
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import HTTPResponse

from headless.webhooks.addresses import (
    AddressRefusedError,
    Target,
    checked_addresses,
    target_from,
)

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
# For all of it: an answer of one byte every nine seconds must end, too.
WHOLE_SECONDS = 20.0
LEAST_SECONDS = 0.5
LONGEST_ANSWER = 2000
LONGEST_ERROR = 300
USER_AGENT = "MPKU-Webhooks/1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt.

    Attributes:
        status: HTTP status; None when there was no answer.
        answer: The start of the answer's text.
        error: Why there was no answer.
        retry_after: Seconds the receiver asked to be left alone; None: unsaid.
        duration_ms: How long it took.
    """

    status: int | None = None
    answer: str = ""
    error: str = ""
    retry_after: float | None = None
    duration_ms: int = 0

    @property
    def accepted(self) -> bool:
        """Any 2xx is success; a redirect is none, and is not followed."""
        return self.status is not None and 200 <= self.status < 300


def post(address: str, body: bytes, headers: Mapping[str, str]) -> Outcome:
    """Send a body and return what came of it; raises nothing of the network."""
    begun = time.monotonic()
    try:
        target = target_from(address)
        connection = connected(target, checked_addresses(target))
        left = max(begun + WHOLE_SECONDS - time.monotonic(), LEAST_SECONDS)
        with ended_after(connection, left):
            status, answer, retry_after = exchange(connection, target, body, headers)
    except (AddressRefusedError, OSError, HTTPError, HTTPException) as error:
        return Outcome(error=described(error), duration_ms=passed_ms(begun))
    return Outcome(
        status=status,
        answer=answer,
        retry_after=retry_after,
        duration_ms=passed_ms(begun),
    )


def connected(target: Target, numbers: list[str]) -> HTTPConnection:
    """Connect to the first of the checked numbers that can be reached.

    The name is never looked up again, so another answer of its DNS server
    changes nothing. TLS still proves that the machine is the one named.
    """
    until = time.monotonic() + WHOLE_SECONDS / 2
    failure: Exception | None = None
    for number in numbers:
        if time.monotonic() > until:
            break
        connection = connection_to(target, number)
        try:
            connection.connect()
        except (OSError, HTTPError) as error:
            connection.close()
            failure = error
            continue
        return connection
    raise failure or OSError("No address could be connected to.")


def connection_to(target: Target, number: str) -> HTTPConnection:
    """Return an unopened connection to a number in the name of the host."""
    if target.scheme == "http":
        return HTTPConnection(number, target.port, timeout=CONNECT_SECONDS)
    return HTTPSConnection(
        number,
        target.port,
        timeout=CONNECT_SECONDS,
        ssl_context=ssl.create_default_context(),
        server_hostname=target.host,
    )


def exchange(
    connection: HTTPConnection, target: Target, body: bytes, headers: Mapping[str, str]
) -> tuple[int, str, float | None]:
    """Send the request, return status, start of the answer and Retry-After."""
    # urllib3 applies it to the open socket when the request is sent.
    connection.timeout = READ_SECONDS
    connection.request(
        "POST",
        target.path,
        body=body,
        headers={
            "Host": target.host_header,
            "Content-Type": "application/json",
            "User-Agent": USER_AGENT,
            "Accept-Encoding": "identity",
            "Connection": "close",
            **headers,
        },
        preload_content=False,
        decode_content=False,
    )
    response = connection.getresponse()
    wanted_pause = seconds_asked(response.headers.get("Retry-After", ""))
    return response.status, start_of(response), wanted_pause


def start_of(response: HTTPResponse) -> str:
    """Return the start of the answer's text, for people who look for a fault."""
    try:
        start = response.read(LONGEST_ANSWER)
    except (OSError, HTTPError):
        # The status has come and decides; a text that does not end is no fault.
        return ""
    # PostgreSQL stores no NUL in a text.
    return start.decode("utf-8", "replace").replace("\0", "\ufffd")


@contextmanager
def ended_after(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """Close a connection at the end, or in the middle when time is up."""
    # A socket that the other thread shuts down wakes up whoever reads from it.
    alarm = threading.Timer(seconds, shut, args=(connection.sock,))
    alarm.daemon = True
    alarm.start()
    try:
        yield
    finally:
        alarm.cancel()
        connection.close()


def shut(connected_socket: socket.socket) -> None:
    """End both directions of a socket that may be closed already.

    By the plain socket's own method: TLS's would pull its state from under the
    thread that reads.
    """
    with suppress(OSError):
        socket.socket.shutdown(connected_socket, socket.SHUT_RDWR)


def seconds_asked(value: str) -> float | None:
    """Read Retry-After: a number of seconds or a date."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return max((moment - timezone.now()).total_seconds(), 0.0)


def described(error: Exception) -> str:
    """Return an error as administrators read it."""
    text = str(error) if isinstance(error, AddressRefusedError) else ""
    return (text or f"{type(error).__name__}: {error}")[:LONGEST_ERROR]


def passed_ms(begun: float) -> int:
    """Return the milliseconds since then."""
    return round((time.monotonic() - begun) * 1000)
