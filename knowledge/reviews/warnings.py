"""The remarks on a record as the desk reads them, with what its sender knows of."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail.models import WorkflowState

from knowledge.models.acknowledged import AcknowledgedWarnings
from knowledge.remarks.acknowledging import acknowledged
from knowledge.remarks.selectors import remarks_of
from knowledge.rules import Level, Remark

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark: the part of the form it is about, and whether it was ticked."""

    remark: Remark
    part: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class RecordRemarks:
    """Every remark on the newest version, the gravest first.

    Attributes:
        known: Who acknowledged warnings at the last submission, and when.
    """

    lines: list[RemarkLine]
    known: AcknowledgedWarnings | None


def record_remarks_shown(
    page: "RecordPage", state: WorkflowState | None
) -> RecordRemarks:
    """Return the remarks on the newest version of a record.

    Args:
        page: The record in one language.
        state: The submission under way, if there is one.
    """
    known = acknowledged(state)
    ticked = known.warnings if known else []
    lines = [
        RemarkLine(
            remark=remark,
            part=part_label(page, remark.field),
            is_known=remark.level == Level.WARNING and remark.identity in ticked,
        )
        for remark in remarks_of(page.get_latest_revision_as_object())
    ]
    return RecordRemarks(lines, known)


def part_label(page: Any, name: str) -> str:
    """Return what the form calls the part a remark is about; "" for the whole."""
    if not name:
        return ""
    try:
        field: Any = page._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    model = getattr(field, "related_model", None) if field.one_to_many else None
    words = model._meta.verbose_name_plural if model else field.verbose_name
    return capfirst(str(words))
