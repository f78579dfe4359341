"""Further ways of looking at a draft, added by the apps above."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase


@dataclass(frozen=True, slots=True)
class PreviewMode:
    """One entry of the preview panel's list of modes.

    Attributes:
        name: The mode's name in addresses.
        label: What editors call it (a lazy translation).
        offered: Says whether the mode is there for a page.
        serve: Answers the preview panel's request.
    """

    name: str
    label: Any
    offered: Callable[[Any], bool]
    serve: Callable[[Any, HttpRequest], HttpResponseBase]


preview_modes: dict[str, PreviewMode] = {}


def register_preview_mode(mode: PreviewMode) -> None:
    """Offer a mode in the preview panel of pages."""
    preview_modes[mode.name] = mode


def modes_for(page: Any) -> list[PreviewMode]:
    """Return the further modes of a page."""
    return [mode for mode in preview_modes.values() if mode.offered(page)]
