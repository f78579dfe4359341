"""Listens to what makes records public."""

from typing import Any

from django.db.models.signals import post_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published

from knowledge.models.records import RecordPage
from knowledge.versions.services import record_versions_write


def connect() -> None:
    """Connect every receiver."""
    page_published.connect(on_published, dispatch_uid="knowledge.versions.published")
    post_delete.connect(
        on_opened, sender=PageViewRestriction, dispatch_uid="knowledge.versions.opened"
    )


def on_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """A language of a record was published."""
    if isinstance(instance, RecordPage):
        record_versions_write(model=type(instance), keys=[instance.translation_key])


def on_opened(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """What only some could read became public, with everything below."""
    below = Page.objects.descendant_of(instance.page, inclusive=True)
    for model in RecordPage.__subclasses__():
        keys = below.type(model).values_list("translation_key", flat=True)
        if keys:
            record_versions_write(model=model, keys=keys)
