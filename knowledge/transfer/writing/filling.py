"""Put what a row says into a practice."""

import json
import uuid
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from core.enums import DateBasis
from knowledge.models import PracticePage, PracticePartner
from knowledge.rules import not_recorded_field
from knowledge.transfer.targets import NOT_RECORDED
from knowledge.transfer.targets.practices import (
    COMPILED,
    CONSENT,
    DATES,
    NEEDS,
    ONE,
    PARTS,
    SCALAR_TEXTS,
    SEVERAL,
)

DESCRIPTION, PARAGRAPH = "description", "paragraph"
# Field, kind of its blocks, and by what a block is known again.
STREAMS = (("results", "result", "indicator"), ("sources", "source", "title"))


def practice_fill(page: PracticePage, values: dict[str, Any]) -> None:
    """Set the fields that a row says something about; the others stay."""
    for name in (*SCALAR_TEXTS, *ONE, *SEVERAL, NEEDS, CONSENT, COMPILED):
        if name in values:
            setattr(page, name, values[name])
    for name in DATES:
        if name in values:
            setattr(page, name, values[name])
            setattr(page, f"{name}_basis", DateBasis.STATED.value)
    for name in PARTS:
        if name in values:
            fill_part(page, name, values[name])
    for name, kind, same in STREAMS:
        if name in values:
            setattr(page, name, stream(getattr(page, name), kind, values[name], same))
    if "other_partners" in values:
        page.other_partners = [
            PracticePartner(partner=partner, role=role, sort_order=place)
            for place, (partner, role) in enumerate(values["other_partners"])
        ]


def fill_part(page: PracticePage, name: str, value: Any) -> None:
    """Write a part, or say that it is not recorded."""
    missing = value is NOT_RECORDED
    setattr(page, not_recorded_field(name), missing)
    if name != DESCRIPTION:
        setattr(page, name, "" if missing else value)
        return
    rows = [] if missing else [value]
    setattr(page, DESCRIPTION, stream(page.description, PARAGRAPH, rows))


def stream(present: StreamValue, kind: str, rows: list[Any], same: str = "") -> str:
    """Return the stored form of blocks of one kind.

    A row that was there keeps its identifier, on which its translations hang:
    `same` names the field by which it is known; without one, its place.
    """
    ids = {
        block.value[same] if same else place: block.id
        for place, block in enumerate(present)
    }
    return json.dumps(
        [
            {
                "type": kind,
                "value": row,
                "id": ids.pop(row[same] if same else place, None) or str(uuid.uuid4()),
            }
            for place, row in enumerate(rows)
        ]
    )


def check_description(page: PracticePage, values: dict[str, Any]) -> None:
    """Refuse to replace a text with pictures or headings by paragraphs.

    Raises:
        ValidationError: when the text has more than paragraphs.
    """
    kinds = {block.block_type for block in page.description}
    if DESCRIPTION in values and kinds - {PARAGRAPH}:
        raise ValidationError(
            _("This text has more than paragraphs; change it in the editor."),
            code="rich",
        )
