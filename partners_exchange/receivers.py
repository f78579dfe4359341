"""The list's address is part of every partner's: follow it."""

from typing import Any

from wagtail.signals import page_published, page_slug_changed, page_unpublished

from partners_exchange.models import PartnerIndexPage
from partners_exchange.services import partners_publish_again


def connect() -> None:
    """Listen to what happens to the list of partners."""
    for name, signal in (
        ("published", page_published),
        ("unpublished", page_unpublished),
        ("slug", page_slug_changed),
    ):
        signal.connect(
            on_list_changed,
            sender=PartnerIndexPage,
            dispatch_uid=f"partners_exchange.{name}",
        )


def on_list_changed(sender: type[PartnerIndexPage], **kwargs: Any) -> None:
    """The list became public, left, or moved, and its partners with it."""
    partners_publish_again()
