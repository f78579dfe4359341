"""Put what a row says into a practice."""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from core.enums import DateBasis
from core.models import SiteDocument
from knowledge.models import (
    PracticeAttachment,
    PracticePage,
    PracticePartner,
    PracticeRelation,
)
from knowledge.rules import not_recorded_field
from knowledge.transfer.targets import NOT_RECORDED
from knowledge.transfer.targets.naming import ATTACHMENTS, RELATIONS
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
from knowledge.transfer.targets.profile import CONDITIONS, column_of

PROFILE = "transfer_profile"
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
    fill_profile(page, values)
    fill_rows(page, values)


def fill_rows(page: PracticePage, values: dict[str, Any]) -> None:
    """Set the partners, practices and files that a row names."""
    if "other_partners" in values:
        page.other_partners = [
            PracticePartner(partner=partner, role=role, sort_order=place)
            for place, (partner, role) in enumerate(values["other_partners"])
        ]
    for name, relation in RELATIONS.items():
        if name in values:
            fill_relations(page, relation.value, values[name])
    if ATTACHMENTS in values:
        fill_attachments(page, values[ATTACHMENTS])


def fill_profile(page: PracticePage, values: dict[str, Any]) -> None:
    """Rate the conditions that a row names; the others keep their rating."""
    named = {code: values.get(column_of(code)) for code in CONDITIONS}
    if not any(named.values()):
        return
    rows = {
        block.value["condition"]: {"value": dict(block.value), "id": block.id}
        for block in page.transfer_profile
    }
    for code, said in named.items():
        if said:
            rating, reason = said
            row = rows.setdefault(code, {"id": str(uuid.uuid4())})
            row["value"] = {"condition": code, "rating": rating, "reason": reason}
    # What the vocabulary does not know any more comes last.
    order = [code for code in CONDITIONS if code in rows]
    order += [code for code in rows if code not in CONDITIONS]
    stored = [{"type": "condition", **rows[code]} for code in order]
    setattr(page, PROFILE, json.dumps(stored))


def fill_relations(
    page: PracticePage, kind: str, practices: Iterable[PracticePage]
) -> None:
    """Set the practices of one relation; a row that was there stays the same row."""
    rows = list(page.relations.all())
    present = {row.related_id: row for row in rows if row.kind == kind}
    wanted = [
        present.get(other.pk) or PracticeRelation(kind=kind, related=other)
        for other in practices
    ]
    if wanted != list(present.values()):
        others = [row for row in rows if row.kind != kind]
        page.relations = numbered([*others, *wanted])


def fill_attachments(page: PracticePage, documents: Iterable[SiteDocument]) -> None:
    """Set the files of a practice; a row that was there stays the same row."""
    present = {row.document_id: row for row in page.attachments.all()}
    wanted = [
        present.get(document.pk) or PracticeAttachment(document=document)
        for document in documents
    ]
    if wanted != list(present.values()):
        page.attachments = numbered(wanted)


def numbered(rows: list[Any]) -> list[Any]:
    """Return rows in their order, which they also keep."""
    for place, row in enumerate(rows):
        row.sort_order = place
    return rows


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
