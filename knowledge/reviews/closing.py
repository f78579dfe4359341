"""Archiving, withdrawing and taking a withdrawal back."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from knowledge.models.reviews import RecordClosing
from knowledge.permissions import user_is_desk
from knowledge.reviews import notices
from knowledge.reviews.enums import ClosingKind

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


@transaction.atomic
def record_archive(
    *, page: "RecordPage", user: Any, reason: str, note: str = ""
) -> RecordClosing:
    """Mark a public record as history; readers still find and read it.

    Raises:
        PermissionDenied: when the person does not run the desk.
        ValidationError: when the record is not public or is closed already.
    """
    source = for_desk(page, user)
    if not source.live:
        raise ValidationError(_("Only a published record can be archived."))
    if source.current_workflow_state:
        raise ValidationError(_("The record is under review; finish that first."))
    closing = close(source, ClosingKind.ARCHIVED, user, reason, note)
    archived_on_set(source, timezone.localdate(), user)
    return closing


@transaction.atomic
def record_withdraw(
    *, page: "RecordPage", user: Any, reason: str, note: str = ""
) -> RecordClosing:
    """Take a record away in all languages; its addresses answer 410 for ever.

    Raises:
        PermissionDenied: when the person does not run the desk.
        ValidationError: when the record was never public or is withdrawn already.
    """
    source = for_desk(page, user)
    pages = list(versions(source))
    if not any(version.first_published_at for version in pages):
        raise ValidationError(
            _("A record that was never public is deleted, not withdrawn.")
        )
    RecordClosing.objects.filter(
        key=source.translation_key, kind=ClosingKind.ARCHIVED
    ).delete()
    closing = close(source, ClosingKind.WITHDRAWN, user, reason, note)
    for version in pages:
        if state := version.current_workflow_state:
            state.cancel(user=user)
        if version.live or version.approved_schedule:
            version.unpublish(user=user, log_action=True)
    return closing


@transaction.atomic
def record_reopen(*, page: "RecordPage", user: Any) -> None:
    """Undo a closing: an archived record is current, a withdrawn one a draft.

    Raises:
        PermissionDenied: when the person does not run the desk.
        ValidationError: when the record is not closed.
    """
    source = for_desk(page, user)
    closing = RecordClosing.objects.filter(key=source.translation_key).first()
    if closing is None:
        raise ValidationError(_("The record is neither archived nor withdrawn."))
    kind = closing.kind
    closing.delete()
    log(
        instance=source,
        action="knowledge.record.reopen",
        user=user,
        data={"kind": kind},
    )
    if source.archived_on is not None:
        archived_on_set(source, None, user)


def for_desk(page: "RecordPage", user: Any) -> "RecordPage":
    """Return the source page, for the desk only.

    Raises:
        PermissionDenied: when the person does not run the desk.
    """
    if not user_is_desk(user):
        raise PermissionDenied
    return page.facts


def versions(source: "RecordPage") -> Any:
    """Return the record in each of its languages."""
    return type(source).objects.filter(translation_key=source.translation_key)


def close(
    source: "RecordPage", kind: ClosingKind, user: Any, reason: str, note: str
) -> RecordClosing:
    """Keep how and why a record was closed, and tell its author."""
    closing = RecordClosing(
        key=source.translation_key,
        kind=kind,
        reason=reason,
        note=note,
        closed_by=user,
    )
    # Says that the record is closed already, as the key is unique.
    closing.full_clean()
    closing.save()
    log(
        instance=source,
        action=f"knowledge.record.{kind.value}",
        user=user,
        data={"reason": reason, "note": note},
    )
    notices.tell_all([source.owner], kind=notices.CLOSED, page=source, besides=user)
    return closing


def archived_on_set(source: "RecordPage", date: Any, user: Any) -> None:
    """Publish the fact; a draft with other changes stays a draft."""
    draft = source.get_latest_revision_as_object()
    waiting = source.has_unpublished_changes
    if source.live:
        source.archived_on = date
        source.save_revision(user=user, clean=False).publish(
            user=user, skip_permission_checks=True
        )
    if waiting or not source.live:
        draft.archived_on = date
        draft.save_revision(user=user, clean=False)


def closing_of(page: Page) -> RecordClosing | None:
    """Return how a record was closed, None when it was not."""
    return RecordClosing.objects.filter(key=page.translation_key).first()
