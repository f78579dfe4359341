"""Addresses that work wherever a document is read."""

from urllib.parse import urljoin

from django.conf import settings


def absolute(address: str) -> str:
    """Return an address of this site with its host; a whole one stays as it is."""
    return urljoin(settings.SITE_URL, address)
