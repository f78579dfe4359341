"""An example of each kind that the product ships without content.

Only the institutions can say such things: nothing is invented for a real site.
"""

from datetime import UTC, date, datetime
from typing import Any

from core.identity import key_for
from core.languages import LANGUAGE_CODES
from knowledge.models import Offer
from partners_exchange.models import Partner
from tests.knowledge.board.factories import board, concept, topics
from vocabularies.enums import Scheme

WORDS = {
    "pl": ("Pokażemy studium doradztwa", "Dwa dni na miejscu."),
    "en": ("We show a course in guidance", "Two days on site."),
    "uk": ("Покажемо курс консультування", "Два дні на місці."),
}


def write() -> None:
    """Publish one object of every such kind; the same each time, in all languages."""
    offer()


def offer() -> Offer:
    """Put an offer with every field on the board."""
    board()
    texts: dict[str, Any] = {}
    for language in LANGUAGE_CODES:
        title, text = WORDS[language]
        texts |= {f"title_{language}": title, f"text_{language}": text}
    row = Offer(
        key=key_for("offer", "example"),
        direction="offer",
        partner=Partner.objects.get(code="uj"),
        country=concept(Scheme.COUNTRY, "PL"),
        nuts=concept(Scheme.NUTS, "PL21"),
        county=concept(Scheme.COUNTY, "1261"),
        languages=["pl", "uk"],
        valid_until=date(2026, 12, 31),
        state="published",
        published_at=datetime(2026, 11, 1, 12, tzinfo=UTC),
        **texts,
    )
    row.clean()
    row.save()
    row.topics.set(topics("guidance"))
    return row
