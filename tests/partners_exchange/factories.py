"""Registry rows and activities for tests, made as editors make them."""

import json
import re
from itertools import count
from typing import Any

from core.identity import key_for
from partners_exchange.models import (
    ActivityIndexPage,
    ActivityPage,
    MembershipSnapshot,
    Partner,
    PartnerIndexPage,
)
from vocabularies.enums import Scheme
from vocabularies.models import Concept

numbers = count(1)


def term(scheme: Scheme, code: str) -> Concept:
    return Concept.objects.get(scheme=scheme, code=code)


def unsaved_partner(**fields: Any) -> Partner:
    number = next(numbers)
    values: dict[str, Any] = {
        "name_pl": f"Próbna instytucja {number}",
        "name_en": f"Trial institution {number}",
        "name_uk": f"Пробна установа {number}",
        "short_name": f"PI {number}",
        **fields,
    }
    partner = Partner()
    for name, value in values.items():
        setattr(partner, name, value)
    return partner


def partner(**fields: Any) -> Partner:
    made = unsaved_partner(**fields)
    made.full_clean()
    made.save()
    return made


def snapshot(**fields: Any) -> MembershipSnapshot:
    values = {"as_of": "2024", "members": 120, "source_title": "Źródło", **fields}
    made = MembershipSnapshot(**values)
    made.full_clean()
    made.save()
    return made


def partner_list(language: str = "pl") -> PartnerIndexPage:
    return PartnerIndexPage.objects.get(
        translation_key=key_for("page", "partners"), locale__language_code=language
    )


def activity_list(language: str = "pl") -> ActivityIndexPage:
    return ActivityIndexPage.objects.get(
        translation_key=key_for("page", "activities"), locale__language_code=language
    )


def activity(title: str = "Spotkanie próbne", **fields: Any) -> ActivityPage:
    """Return a published Polish activity."""
    page = ActivityPage(title=title, summary=f"{title}: opis.", **fields)
    activity_list().add_child(instance=page)
    page.save_revision().publish()
    return ActivityPage.objects.get(pk=page.pk)


def seeded_activity(data_id: str, language: str = "pl") -> ActivityPage:
    return ActivityPage.objects.get(
        translation_key=key_for("activity", data_id), locale__language_code=language
    )


def described(html: str, kind: str) -> dict[str, Any] | None:
    """Return what a page tells machines about something of a schema.org type."""
    scripts = re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL)
    found = [data for text in scripts if (data := json.loads(text))["@type"] == kind]
    return found[0] if found else None
