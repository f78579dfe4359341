"""Take an imported practice back."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _
from wagtail.actions.delete_page import DeletePageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from accounts.models import User
from knowledge.models import ImportRow, PracticePage
from knowledge.transfer.writing.writer import UNDO, ChangedSinceError, used_by


def state_of(page: PracticePage) -> dict[str, Any]:
    """Return by what it is seen whether a page was changed, and how to go back."""
    return {
        "latest": page.latest_revision_id,
        "live": page.live,
        "live_revision": page.live_revision_id,
        "unpublished": page.has_unpublished_changes,
    }


def practice_restore(row: ImportRow, *, user: User | None) -> None:
    """Delete a practice that an import made, or bring back what it was.

    Raises:
        ChangedSinceError: when somebody has worked on it since.
    """
    page = PracticePage.objects.filter(
        translation_key=row.key, locale__language_code=row.run.language
    ).first()
    if page is None:
        if row.created:
            return
        raise ChangedSinceError(_("The practice has been deleted since."))
    if state_of(page) != row.after:
        raise ChangedSinceError(_("The practice has been changed since."))
    if page.locked or page.workflow_in_progress:
        raise ChangedSinceError(_("Somebody is working on the practice."))
    if row.created:
        practice_remove(page, user=user)
    else:
        revisions = wanted_revisions(row.before)
        if row.after["live_revision"] != row.before["live_revision"]:
            live_restore(page, row.before, revisions, user=user)
        draft_restore(row.before, revisions, user=user)
        log(instance=page, action=UNDO, user=user)


def practice_remove(page: PracticePage, *, user: User | None) -> None:
    """Delete a practice nobody has built upon."""
    others = Page.objects.filter(translation_key=page.translation_key)
    if others.exclude(pk=page.pk).exists():
        raise ChangedSinceError(_("The practice has been translated since."))
    if user_kind := used_by(page):
        raise ChangedSinceError(
            _("The practice is used by another record (%(kind)s).")
            % {"kind": user_kind}
        )
    log(instance=page, action=UNDO, user=user, deleted=True)
    try:
        DeletePageAction(page, user=user).execute(skip_permission_checks=True)
    except ProtectedError as error:
        raise ChangedSinceError(_("Another record needs the practice.")) from error


def wanted_revisions(before: dict[str, Any]) -> dict[int, Revision]:
    """Return the stored versions to go back to.

    Raises:
        ChangedSinceError: when one of them has been cleared away.
    """
    ids = {before["latest"], before["live_revision"]} - {None}
    found = Revision.objects.in_bulk(ids)
    complete = before["latest"] and (before["live_revision"] or not before["live"])
    if len(found) < len(ids) or not complete:
        raise ChangedSinceError(_("The earlier version is no longer kept."))
    return found


def live_restore(
    page: PracticePage,
    before: dict[str, Any],
    revisions: dict[int, Revision],
    *,
    user: User | None,
) -> None:
    """Make public again what was, or nothing if nothing was."""
    if before["live"]:
        old = revisions[before["live_revision"]].as_object()
        old.save_revision(user=user, clean=False).publish(user=user, log_action=True)
        return
    page.unpublish(user=user, log_action=True)
    # The page's own row holds what the import published.
    revisions[before["latest"]].as_object().save(clean=False)


def draft_restore(
    before: dict[str, Any], revisions: dict[int, Revision], *, user: User | None
) -> None:
    """Make the earlier draft the latest again."""
    old = revisions[before["latest"]]
    page = old.as_object()
    page.save_revision(
        user=user, clean=False, changed=before["unpublished"], previous_revision=old
    )
    Page.objects.filter(pk=page.pk).update(
        has_unpublished_changes=before["unpublished"]
    )
