"""Publish the board; its entries are the institutions' own."""

from collections.abc import Iterator
from pathlib import Path

from core.identity import key_for
from core.seeding import PageSeed, page_seed
from core.seeding.content import html, load, pick
from knowledge.models import BoardPage

CONTENT = Path(__file__).parents[1] / "content" / "index_pages.json"
BOARD, PARENT = "board", "home"
TEXTS = ("title", "slug", "summary", "search_description", "consent_text")


def seed_board() -> Iterator[str]:
    """Publish the board in every language; yield its title."""
    item = next(item for item in load(CONTENT)["items"] if item["id"] == BOARD)
    page_seed(
        PageSeed(
            key=key_for("page", BOARD),
            model=BoardPage,
            parent=key_for("page", PARENT),
            fields=lambda language: {
                **{name: pick(item[name], language) for name in TEXTS},
                "intro": html(item["intro"], language),
            },
        )
    )
    yield str(item["title"]["pl"])
