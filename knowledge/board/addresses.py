"""Where the board is, and the page of each entry below it."""

from typing import TYPE_CHECKING

from core.languages import LANGUAGE_CODES
from knowledge.models import BoardPage

if TYPE_CHECKING:
    from knowledge.models import Offer


def boards() -> dict[str, BoardPage]:
    """Return the public board by language."""
    pages = BoardPage.objects.live().public().select_related("locale").order_by("-pk")
    found = {page.language: page for page in pages}
    return {code: found[code] for code in LANGUAGE_CODES if code in found}


def offer_path(offer: "Offer", board: BoardPage) -> str:
    """Return the path of an entry's page below the board."""
    parts = board.get_url_parts()
    return f"{parts[2]}{offer.slug_in(board.language)}/" if parts else ""
