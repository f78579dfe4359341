"""Addresses that are written differently in each language."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.functional import lazy
from django.utils.translation import get_language

from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE


def route_by_language(routes: Mapping[str, str]) -> Any:
    """Return a route for `path()` that follows the active language.

    Kept apart from the message catalogues on purpose: an address must not
    change because a catalogue is missing or was edited.
    """

    def route() -> str:
        return routes[(get_language() or SOURCE_LANGUAGE)[:2]]

    return lazy(route, str)()


def addresses_by_language(name: str, *args: object) -> dict[str, str]:
    """Return the address of a view in every language."""
    addresses = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            addresses[code] = reverse(name, args=args)
    return addresses
