"""Blocks of content pages: the shared library and lists of what is public."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from core.blocks import FactChoiceBlock, ProseStreamBlock
from core.languages import SOURCE_LANGUAGE
from home.enums import ListingKind
from publication.selectors import Order, publication_list

LONGEST_LISTING = 12
ORDERS = {
    ListingKind.NEWS.value: Order.NEWEST,
    ListingKind.ACTIVITY.value: Order.NEWEST,
    ListingKind.PARTNER.value: Order.TITLE,
}


class ListingBlock(blocks.StructBlock):
    """The newest news, activities, or the partners in alphabetical order."""

    title = blocks.CharBlock(
        label=_("Title"), required=False, default="", max_length=120
    )
    kind = FactChoiceBlock(label=_("What to list"), choices=ListingKind.choices)
    count = blocks.IntegerBlock(
        label=_("How many"), min_value=1, max_value=LONGEST_LISTING, default=3
    )

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the public rows to draw."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        context["rows"] = listing_rows(value)
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Only the title is this page's own text."""
        return [value["title"]] if value["title"] else []

    class Meta:
        icon = "list-ul"
        template = "home/blocks/listing.html"
        label = _("List")


def listing_rows(value: Any) -> list[Any]:
    """Return the public rows a listing shows in the active language."""
    listing = publication_list(
        kinds=[value["kind"]],
        language=(get_language() or SOURCE_LANGUAGE)[:2],
        order=ORDERS.get(value["kind"], Order.NEWEST),
        limit=min(value["count"] or 1, LONGEST_LISTING),
    )
    return list(listing.items)


class ContentStreamBlock(ProseStreamBlock):
    """Every block of a content page."""

    listing = ListingBlock()
