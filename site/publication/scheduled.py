"""Pages and records that appear or end at a time set by an editor."""

import logging
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


def scheduled_run() -> int:
    """Publish and withdraw what is due; return how much it was.

    Each object in a transaction of its own: one that cannot be published does
    not hold up the others, and is tried again.
    """
    return sum(attempt(what, action) for what, action in due())


def due() -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield what is due: first what ends, then what appears, oldest first."""
    for expired in expired_objects():
        log_action = "wagtail.unpublish.scheduled"
        unpublish = partial(expired.unpublish, set_expired=True, log_action=log_action)
        yield f"Expiry of {expired}", unpublish
    for revision in due_revisions():
        publish = partial(revision.publish, log_action="wagtail.publish.scheduled")
        yield f"Publication of {revision}", publish


def expired_objects() -> Iterator[Any]:
    """Yield live objects whose end has come."""
    for model in draft_models():
        rows: QuerySet[Any] = model._default_manager.filter(
            live=True, expire_at__lt=timezone.now()
        )
        yield from list(rows.order_by("expire_at"))


def due_revisions() -> list[Revision]:
    """Return approved revisions whose time has come."""
    rows = Revision.objects.filter(approved_go_live_at__lt=timezone.now())
    return list(rows.order_by("approved_go_live_at"))


def draft_models() -> Iterator[type[Model]]:
    """Yield the page model and every other model with drafts."""
    yield Page
    for model in apps.get_models():
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            yield model


def attempt(what: str, action: Callable[[], Any]) -> int:
    """Run one action in a transaction; say whether it succeeded."""
    try:
        with transaction.atomic():
            action()
    except Exception:
        logger.exception("%s failed; it is tried again.", what)
        return 0
    logger.info("%s done.", what)
    return 1
