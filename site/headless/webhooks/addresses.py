"""Which addresses messages may be sent to.

An administrator of the site must not be able to make the server speak to the
machines beside it (server-side request forgery). What decides is the number a
name stands for, not the name: so octal, decimal and mapped forms need no rules.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

IPAddress = IPv4Address | IPv6Address
# Python's `is_global` follows the registries of its release; these are missing
# from some, or lead on to other addresses (6to4, Teredo, translation).
CLOSED = [
    ip_network(network)
    for network in (
        "0.0.0.0/8",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "240.0.0.0/4",
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
    )
]
# The only part of IPv6 from which public addresses are given.
PUBLIC_V6 = ip_network("2000::/3")
PORTS = {"https": 443, "http": 80}
UNPRINTABLE = 0x21


class AddressRefusedError(Exception):
    """Nothing may be sent to this address; the text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address that is well formed and allowed by name.

    `host` is in ASCII, without brackets or a dot at the end.
    """

    scheme: str
    host: str
    port: int
    path: str
    trusted: bool

    @property
    def host_header(self) -> str:
        """The value of the `Host` header."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"


def target_from(address: str) -> Target:
    """Read an address; raise `AddressRefusedError` when it cannot be used."""
    if any(ord(character) < UNPRINTABLE or character == "\\" for character in address):
        raise AddressRefusedError(_("The address has characters that none can have."))
    try:
        parts = urlsplit(address)
        port = parts.port
        host = ascii_host(parts.hostname or "")
    except ValueError as error:
        raise AddressRefusedError(_("This is no address of the web.")) from error
    if parts.scheme not in PORTS or not host:
        raise AddressRefusedError(_("Write the whole address, with https://."))
    if "@" in parts.netloc or parts.fragment:
        raise AddressRefusedError(
            _("Leave out user name, password and everything after #.")
        )
    trusted = host in allowed_hosts()
    if parts.scheme != "https" and not trusted:
        raise AddressRefusedError(_("The address must start with https://."))
    path = iri_to_uri(parts.path) or "/"
    return Target(
        scheme=parts.scheme,
        host=host,
        port=PORTS[parts.scheme] if port is None else port,
        path=f"{path}?{iri_to_uri(parts.query)}" if parts.query else path,
        trusted=trusted,
    )


def ascii_host(name: str) -> str:
    """Return a host name as DNS knows it; raise `ValueError` when it is none."""
    name = name.rstrip(".").lower()
    return name if name.isascii() else name.encode("idna").decode("ascii")


def allowed_hosts() -> set[str]:
    """Return the hosts that may be private and need no https."""
    return {ascii_host(host.strip("[] ")) for host in settings.WEBHOOK_ALLOWED_HOSTS}


def checked_addresses(target: Target) -> list[str]:
    """Look a name up once and return the numbers that may be connected to.

    One private address among public ones is enough to refuse: whoever answers
    so is up to something. Raise `AddressRefusedError` then, or when the name is
    not found.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise AddressRefusedError(
            _("The host %(host)s is not found.") % {"host": target.host}
        ) from error
    numbers = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not target.trusted and not is_public(ip_address(number)):
            raise AddressRefusedError(refusal(target.host, number))
    return numbers


def refusal(host: str, number: str) -> str:
    """Return why a number is not connected to, for administrators."""
    if host == number:
        return _("%(number)s is not a public address.") % {"number": number}
    return _("%(host)s stands for %(number)s, which is not a public address.") % {
        "host": host,
        "number": number,
    }


def is_public(address: IPAddress) -> bool:
    """Say whether an address is one of the open internet."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if isinstance(address, IPv6Address) and address not in PUBLIC_V6:
        return False
    closed = any(
        address in network for network in CLOSED if network.version == address.version
    )
    return address.is_global and not address.is_multicast and not closed
