"""What an entry's page says about itself, in HTML and in the API."""

from typing import TYPE_CHECKING, Any

from core.languages import Text
from core.meta import Crumb, PageMeta, absolute
from knowledge.board.enums import Direction

if TYPE_CHECKING:
    from knowledge.models import BoardPage, Offer

TYPES = {Direction.OFFER: "Offer", Direction.NEED: "Demand"}
LONGEST_SUMMARY = 200


def shortened(words: str, most: int = LONGEST_SUMMARY) -> str:
    """Return the first words, cut between words when there are too many."""
    line = " ".join(words.split())
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0] + "…"


def title_of(offer: "Offer", language: str) -> Text:
    """Return an entry's title; it has one in some language."""
    return offer.text_in("title", language) or Text(str(offer.key), language)


def text_of(offer: "Offer", language: str) -> Text:
    """Return an entry's text; it has one in some language."""
    return offer.text_in("text", language) or Text("", language)


def offer_meta(offer: "Offer", board: "BoardPage", path: str) -> PageMeta:
    """Return the head of an entry's page below the board of a language."""
    title = title_of(offer, board.language)
    return PageMeta(
        title=title.value,
        description=shortened(text_of(offer, board.language).value),
        canonical=absolute(path),
        breadcrumbs=[*board.breadcrumbs, Crumb(title=board.title, path=board.url)],
        structured_data=[announcement(offer, board.language, absolute(path))],
    )


def announcement(offer: "Offer", language: str, url: str) -> dict[str, Any]:
    """Return an entry as a schema.org Offer or Demand."""
    direction = Direction(offer.direction)
    name = offer.partner.text("name", language)
    organisation = {"@type": "Organization", "name": str(name or offer.partner.code)}
    return {
        "@type": TYPES[direction],
        "@id": f"{url}#entry",
        "name": title_of(offer, language).value,
        "description": text_of(offer, language).value,
        "url": url,
        "validThrough": offer.valid_until.isoformat(),
        "offeredBy": organisation if direction is Direction.OFFER else None,
    }
