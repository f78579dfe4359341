"""What a finding or an adoption repeats of a page changes with the page.

A link to a page stands for its title and address; topics, dates and being
public at all are more than that.
"""

from typing import Any

from django.db.models import Model, Q
from wagtail.signals import page_published, page_unpublished

from knowledge.models import Adoption, Finding, PracticePage
from partners_exchange.models import ActivityPage
from publication.services import publication_mark_keys_dirty


def connect() -> None:
    """Listen to what happens to practices and activities."""
    for model in (PracticePage, ActivityPage):
        for name, signal in (
            ("published", page_published),
            ("unpublished", page_unpublished),
        ):
            signal.connect(
                on_page_changed,
                sender=model,
                dispatch_uid=f"knowledge.exchange.{model.__name__}.{name}",
            )


def on_page_changed(
    sender: type[Model], instance: PracticePage | ActivityPage, **kwargs: Any
) -> None:
    """Let the worker publish again what was recorded about a page."""
    key = instance.translation_key
    about = Q(practice__translation_key=key) | Q(activity__translation_key=key)
    adoptions = Adoption.objects.filter(practice__translation_key=key)
    publication_mark_keys_dirty(
        [
            *Finding.objects.filter(about).values_list("key", flat=True),
            *adoptions.values_list("key", flat=True),
        ]
    )
