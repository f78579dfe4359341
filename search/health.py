"""How search is doing, in one word, for probes."""

from datetime import timedelta
from typing import Protocol, runtime_checkable

from django.utils import timezone

from publication.models import Publication
from search.engines import current_engine

# The worker takes a change over within a second.
PATIENCE = timedelta(minutes=1)


@runtime_checkable
class Substitutable(Protocol):
    """An engine on a server, for which another answers while it cannot."""

    @property
    def degraded(self) -> bool:
        """Whether another engine answers this process just now."""


def search_state() -> str:
    """Say how search is doing; asks no server, so that a probe never waits.

    "empty": nothing was taken over yet. "degraded": the search server did not answer
    this process lately, the embedded engine does. "behind": what was published more
    than a minute ago cannot be found yet; the worker may not run.
    """
    engine = current_engine()
    position = engine.position()
    if not position:
        return "empty"
    if isinstance(engine, Substitutable) and engine.degraded:
        return "degraded"
    late = Publication.objects.filter(
        sequence__gt=position, changed__lt=timezone.now() - PATIENCE
    )
    return "behind" if late.exists() else "ok"
