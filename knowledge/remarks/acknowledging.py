"""Warnings do not stop a record; whoever sends it in says that they are known."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wagtail.models import WorkflowState

from knowledge.models.acknowledged import AcknowledgedWarnings
from knowledge.remarks.forms import form_remarks
from knowledge.remarks.selectors import remarks_of
from knowledge.rules import Level, Remark

if TYPE_CHECKING:
    from knowledge.forms import RecordForm
    from knowledge.models.records import RecordPage


def form_warnings(form: "RecordForm") -> list[Remark]:
    """Return what has to be acknowledged before a form is sent in."""
    return warnings_among(form_remarks(form))


def warnings_among(remarks: Iterable[Remark]) -> list[Remark]:
    """Leave out what stops a record, and what is a hint."""
    return [remark for remark in remarks if remark.level == Level.WARNING]


def draft_warnings(page: "RecordPage") -> list[Remark]:
    """Return the warnings on a record's newest version."""
    return warnings_among(remarks_of(page.get_latest_revision_as_object()))


def warnings_keep(
    *, state: WorkflowState, warnings: Iterable[Remark], user: Any
) -> None:
    """Store with a submission what its sender knows of; the last time counts."""
    AcknowledgedWarnings.objects.update_or_create(
        workflow_state=state,
        defaults={
            "user": user,
            "warnings": [remark.identity for remark in warnings],
        },
    )


def acknowledged(state: WorkflowState | None) -> AcknowledgedWarnings | None:
    """Return what was acknowledged at a submission; None when nothing was."""
    rows = AcknowledgedWarnings.objects.filter(workflow_state=state)
    return rows.select_related("user").first() if state else None
