"""Tells `publication`, `headless`, the worker and the notices about the board."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished

from headless.registry import register_kind
from knowledge.board import chores, notices
from knowledge.board.enums import DIRECTION, WORKING_LANGUAGE
from knowledge.board.projections import project_offer
from knowledge.board.schemas import OfferBody, OfferSummary
from knowledge.board.services import offer_publish_again, offers_publish_again
from knowledge.models import BoardPage, Offer
from partners_exchange.projections.sections import project_section
from publication.registry import register_page, register_row
from publication.worker import register_chore

HOUR = 3600.0
FILTERS = {
    DIRECTION: DIRECTION,
    "topic": "topic",
    "country": "country",
    "nuts": "nuts",
    "county": "county",
    WORKING_LANGUAGE: WORKING_LANGUAGE,
    "partner": "partner",
}


def register() -> None:
    """Publish the board, and keep it in order while time goes by."""
    register_page(BoardPage, project_section)
    register_row(Offer, kind="offer", project=project_offer)
    register_kind(
        "offer",
        "offers",
        label=_("Offer or need"),
        label_plural=_("Offers and needs"),
        summary_model=OfferSummary,
        body_model=OfferBody,
        filters=FILTERS,
    )
    notices.register()
    register_chore("board", chores.board_tidy, seconds=HOUR)
    register_chore("matches", chores.matches_weekly, seconds=HOUR)
    m2m_changed.connect(
        on_topics_changed,
        sender=Offer.topics.through,
        dispatch_uid="knowledge.offer_topics",
    )
    for name, signal in (
        ("published", page_published),
        ("unpublished", page_unpublished),
        ("slug", page_slug_changed),
    ):
        signal.connect(
            on_board_changed, sender=BoardPage, dispatch_uid=f"knowledge.board_{name}"
        )
    for name, signal in (("closed", post_save), ("opened", post_delete)):
        signal.connect(
            on_restriction_changed,
            sender=PageViewRestriction,
            dispatch_uid=f"knowledge.board_{name}",
        )


def on_topics_changed(
    sender: Any, instance: Any, action: str, reverse: bool, **kwargs: Any
) -> None:
    """Topics are stored after the entry they belong to: publish it again."""
    if action.startswith("post_") and not reverse:
        offer_publish_again(offer=instance)


def on_board_changed(sender: type[BoardPage], **kwargs: Any) -> None:
    """The board became public, left or moved, and its entries with it."""
    offers_publish_again()


def on_restriction_changed(
    sender: type[PageViewRestriction], instance: PageViewRestriction, **kwargs: Any
) -> None:
    """The board, or a page above it, was closed or opened, and its entries with it.

    Withdrawn entries depend on nothing any more: nobody else brings them back.
    """
    below = Page.objects.descendant_of(instance.page, inclusive=True)
    if below.type(BoardPage).exists():
        offers_publish_again()
