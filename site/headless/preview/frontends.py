"""The frontends that may show drafts, from the setting `FRONTEND_URLS`."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings

PATH = "preview"


def frontends() -> list[str]:
    """Return the addresses of the configured frontends."""
    return list(settings.FRONTEND_URLS)


def frontend_origins(addresses: Iterable[str]) -> list[str]:
    """Return scheme and host of each address, as security policies name them."""
    parts = [urlsplit(address) for address in addresses]
    return list(dict.fromkeys(f"{part.scheme}://{part.netloc}" for part in parts))


def preview_link(frontend: str, token: str) -> str:
    """Return the address under which a frontend shows a draft.

    The token stands in the path: a query string ends up in more logs.
    """
    return f"{frontend}/{PATH}/{token}"
