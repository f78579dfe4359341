"""The engine that this site searches with."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.embedded import EmbeddedEngine
from search.protocol import SearchEngine


def current_engine() -> SearchEngine:
    """Return the engine the settings name."""
    return _embedded(settings.SEARCH_PATH)


@cache
def _embedded(path: str) -> EmbeddedEngine:
    return EmbeddedEngine(Path(path))
