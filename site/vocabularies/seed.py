"""Load the vocabularies that the product ships with."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from core.languages import LANGUAGE_CODES
from vocabularies.enums import Scheme
from vocabularies.models import Concept

DATA = Path(__file__).parent / "data"
FILES = {
    Scheme.TOPIC: "themes",
    Scheme.TARGET_GROUP: "target_groups",
    Scheme.PARTNER_TYPE: "partner_types",
    Scheme.RELATION: "relations",
    Scheme.ACTIVITY_KIND: "activity_kinds",
    Scheme.EVENT_KIND: "event_kinds",
    Scheme.EVENT_STATE: "event_states",
    Scheme.PRACTICE_KIND: "practice_kinds",
    Scheme.RECORD_TYPE: "record_types",
    Scheme.RESOURCE_TYPE: "resource_types",
    Scheme.STAGE: "stages",
    Scheme.SCALE: "scales",
    Scheme.EVIDENCE_LEVEL: "evidence_levels",
    Scheme.TRANSFER_CONDITION: "transfer_conditions",
    Scheme.ADOPTION_RESULT: "adoption_results",
    Scheme.LICENCE: "licences",
    Scheme.COUNTRY: "countries",
    Scheme.NUTS: "nuts",
    Scheme.COUNTY: "powiaty",
    Scheme.EQF: "eqf",
    Scheme.ISCED_F: "isced_f",
}
OWN_COLUMNS = {"code", "label", "definition", "order", "uri", "parent", "teryt"}


def items(scheme: Scheme) -> list[dict[str, Any]]:
    """Return the shipped concepts of a scheme."""
    path = DATA / f"{FILES[scheme]}.json"
    return list(json.loads(path.read_text(encoding="utf-8"))["items"])


def seed_vocabularies() -> Iterator[str]:
    """Add every shipped concept that is missing; yield each scheme's name.

    Existing rows stay as they are: an editor may have bettered a label.
    """
    for scheme in FILES:
        with transaction.atomic():
            seed_scheme(scheme)
        yield scheme.value


def seed_scheme(scheme: Scheme) -> None:
    """Add a scheme's missing concepts, broader ones before narrower ones."""
    known = {concept.code: concept for concept in Concept.objects.filter(scheme=scheme)}
    for position, item in enumerate(items(scheme), start=1):
        code = str(item.get("code") or item.get("teryt"))
        if code in known:
            continue
        concept = Concept(
            scheme=scheme,
            code=code,
            uri=item.get("uri") or "",
            order=item.get("order") or position * 10,
            broader=known.get(item.get("parent") or ""),
            extra={k: v for k, v in item.items() if k not in OWN_COLUMNS},
        )
        for language in LANGUAGE_CODES:
            setattr(concept, f"label_{language}", item["label"][language])
            definition = (item.get("definition") or {}).get(language, "")
            setattr(concept, f"definition_{language}", definition)
        concept.full_clean()
        concept.save()
        known[code] = concept
