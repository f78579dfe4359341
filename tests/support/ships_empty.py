"""An example of each kind that the product ships without content.

Only the institutions can say such things: nothing is invented for a real site.
"""

from datetime import UTC, date, datetime
from typing import Any

from core.identity import key_for
from core.languages import LANGUAGE_CODES
from knowledge.models import Adoption, ConditionProfile, Finding, Offer, PracticePage
from partners_exchange.models import ActivityPage, Partner
from tests.knowledge.board.factories import board, concept, topics
from vocabularies.enums import Scheme
from vocabularies.selectors import concepts

WORDS = {
    "pl": ("Pokażemy studium doradztwa", "Dwa dni na miejscu."),
    "en": ("We show a course in guidance", "Two days on site."),
    "uk": ("Покажемо курс консультування", "Два дні на місці."),
}


def write() -> None:
    """Publish one object of every such kind; the same each time, in all languages."""
    offer()
    practice = PracticePage.objects.get(
        translation_key=key_for("practice", "pociag-do-kariery"),
        locale__language_code="pl",
    )
    activity = ActivityPage.objects.filter(locale__language_code="pl", live=True)
    finding(activity.earliest("path"), practice)
    adoption(practice)
    conditions()


def in_all_languages(name: str) -> dict[str, str]:
    """Return a text for a field of a row, the same words in every language."""
    return {f"{name}_{code}": f"Example {name}, {code}." for code in LANGUAGE_CODES}


def finding(activity: ActivityPage, practice: PracticePage) -> None:
    """Publish what was seen at an activity, and which practice answers it."""
    row = Finding(
        key=key_for("finding", "example"),
        activity=activity,
        practice=practice,
        partner=Partner.objects.get(code="uj"),
        verdict="adapt",
        by_when="2027",
        state="public",
        **in_all_languages("saw"),
        **in_all_languages("matters"),
    )
    row.full_clean()
    row.save()


def adoption(practice: PracticePage) -> None:
    """Publish that an institution took a practice up, with one answer since."""
    row = Adoption(
        key=key_for("adoption", "example"),
        practice=practice,
        partner=Partner.objects.get(code="uj"),
        result=concept(Scheme.ADOPTION_RESULT, "adapted"),
        start="2020-03",
        country=concept(Scheme.COUNTRY, "PL"),
        nuts=concept(Scheme.NUTS, "PL21"),
        county=concept(Scheme.COUNTY, "1261"),
        state="public",
        **in_all_languages("place"),
        **in_all_languages("changes"),
    )
    row.full_clean()
    row.save()


def conditions() -> None:
    """Publish how far an institution meets the conditions of transfer."""
    profile = ConditionProfile(
        key=key_for("conditions", "example"),
        partner=Partner.objects.get(code="uj"),
        changed=date(2026, 11, 1),
    )
    profile.save()
    for number, condition in enumerate(concepts(scheme=Scheme.TRANSFER_CONDITION)):
        profile.conditions.create(
            condition=condition, rating=number % 4, **in_all_languages("note")
        )
    # Its conditions are its content.
    profile.save()


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
