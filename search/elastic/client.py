"""The connection to the server: how long to wait, and which errors there are."""

from dataclasses import dataclass
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

# Nobody waits longer for an answer: the embedded engine gives one at once.
SEARCH_SECONDS = 1.0
WRITE_SECONDS = 30.0
# What the server, or the way to it, can answer with.
SERVER_ERRORS = (ApiError, TransportError)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server is and how it is spoken to."""

    url: str
    prefix: str
    api_key: str = ""
    ca_certs: str = ""


def make_client(address: Address) -> Elasticsearch:
    """Return a client that waits for writers; readers shorten that.

    A connection kept open may have been closed by a server that was started
    again: one more attempt tells. Answers that came too late are not asked for
    again, and neither is a server that has too much to do.
    """
    trust: dict[str, Any] = {"ca_certs": address.ca_certs} if address.ca_certs else {}
    return Elasticsearch(
        address.url,
        api_key=address.api_key or None,
        request_timeout=WRITE_SECONDS,
        max_retries=1,
        retry_on_timeout=False,
        retry_on_status=(),
        http_compress=False,
        **trust,
    )
