"""Sending a translation to its second reader."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState
from wagtail_localize.models import Translation

from core.page_translation.service import text_hash, translation_save

if TYPE_CHECKING:
    from knowledge.models.records import RecordPage


def translation_of(page: "RecordPage") -> Translation | None:
    """Return what a translated record is made from; None for a source page."""
    if page.is_source:
        return None
    return Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id
    ).first()


@transaction.atomic
def translation_submit(*, page: "RecordPage", user: Any) -> WorkflowState:
    """Save a finished translation and ask for a second reader.

    Raises:
        PermissionDenied: when the person may not edit it, or it waits already.
        ValidationError: when texts are still untranslated, or it cannot be read.
    """
    translation = translation_of(page)
    workflow: Any = page.get_workflow()
    may_submit = page.permissions_for_user(user).can_submit_for_moderation()
    if translation is None or not may_submit:
        raise PermissionDenied
    total, done = translation.get_progress()
    if done < total:
        raise ValidationError(
            _("Texts still untranslated: %(count)s.") % {"count": total - done}
        )
    translation_save(translation=translation, user=user, publish=False)
    remember_source(page, translation)
    draft = page.get_latest_revision_as_object()
    draft.full_clean()
    waiting = page.current_workflow_state
    if waiting is not None:
        waiting.resume(user)
        return waiting
    return workflow.start(draft, user)


def remember_source(page: "RecordPage", translation: Translation) -> None:
    """Keep which source text the version says, for when it is published."""
    page.refresh_from_db()
    revision = page.get_latest_revision()
    revision.content["text_hash"] = text_hash(translation.source.as_instance())
    revision.save(update_fields=["content"])
