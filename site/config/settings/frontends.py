"""Addresses of the frontends that show drafts."""

import re

from django.core.exceptions import ImproperlyConfigured

__all__ = ["frontend_urls"]

ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?")


def frontend_urls(value: str) -> list[str]:
    """Return addresses without a slash at the end.

    They become sources of the content security policy, so nothing else than an
    address may be among them.

    Raises:
        ImproperlyConfigured: when one is no address.
    """
    addresses = [part.strip() for part in value.split(",") if part.strip()]
    for address in addresses:
        if not ADDRESS.fullmatch(address):
            raise ImproperlyConfigured(
                f"FRONTEND_URL: “{address}” is no address such as https://example.org."
            )
    return [address.rstrip("/") for address in addresses]
