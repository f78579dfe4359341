"""Index and log many new versions at once, not at each step that makes them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.utils import timezone
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry, ReferenceIndex
from wagtail.search.backends import get_search_backend
from wagtail.signal_handlers import disable_reference_index_auto_update

from knowledge.models import PracticePage
from knowledge.transfer.writing.writer import IMPORT


@contextmanager
def indexed_once() -> Iterator[list[PracticePage]]:
    """Index and log the pages that the block puts into the list, at its end.

    Only for the worker, a process of its own: what others save in the same
    process meanwhile would not reach the search of the admin.
    """
    pages: list[PracticePage] = []
    post_save.disconnect(post_save_signal_handler, sender=PracticePage)
    try:
        with disable_reference_index_auto_update():
            yield pages
    finally:
        post_save.connect(post_save_signal_handler, sender=PracticePage)
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    if pages:
        get_search_backend().add_bulk(PracticePage, pages)
        log_together(pages)


def log_together(pages: Iterable[PracticePage]) -> None:
    """Write into the pages' histories that they were imported."""
    context = get_active_log_context()
    content_type = ContentType.objects.get_for_model(PracticePage)
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk,
            content_type=content_type,
            label=page.get_admin_display_title(),
            action=IMPORT,
            timestamp=now,
            uuid=context.uuid,
            user=context.user,
            revision_id=page.latest_revision_id,
            content_changed=True,
            data={},
        )
        for page in pages
    )
