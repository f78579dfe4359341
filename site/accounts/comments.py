"""Comments on pages reach people in their daily digest, not in mails at once."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, PageSubscription

from accounts.models import Notice, User
from accounts.notices import notice_add, register_notice

COMMENTS = "page-comments"


def register() -> None:
    """Say how the notice reads."""
    register_notice(
        COMMENTS,
        subject=_("Comments on pages"),
        text=_("There are new comments, or answers to them, on “%(title)s”."),
    )


class DigestEditView(EditView):
    """The form of a page; who follows its comments is told once a day."""

    def send_commenting_notifications(self, changes: dict[str, Any]) -> None:
        """Keep a notice instead of writing at once (Wagtail's hook)."""
        answered = {comment.pk for comment in changes["resolved_comments"]}
        answered |= {comment.pk for comment, _replies in changes["new_replies"]}
        if answered or changes["new_comments"] or changes["deleted_comments"]:
            comments_tell(page=self.page, threads=answered, by=self.request.user)


def comments_tell(*, page: Page, threads: Iterable[int], by: Any) -> int:
    """Tell those who follow a page's comments; return how many were told.

    Args:
        page: What was commented on.
        threads: Comments that were answered or resolved: who wrote in them is told.
        by: Who did it; is not told.
    """
    followers = PageSubscription.objects.filter(page=page, comment_notifications=True)
    wrote = Q(wagtail_admin_comments__in=list(threads))
    answered = Q(comment_replies__comment__in=list(threads))
    path = reverse("wagtailadmin_pages:edit", args=[page.pk])
    people = User.objects.filter(
        Q(pk__in=followers.values("user")) | wrote | answered, is_active=True
    )
    waiting = Notice.objects.filter(kind=COMMENTS, path=path, sent_at=None)
    # One line a page and day: the page itself shows who wrote what.
    told = people.exclude(pk=by.pk).exclude(pk__in=waiting.values("user")).distinct()
    silent = Q(wagtail_userprofile__updated_comments_notifications=False)
    listening = list(told.exclude(silent))
    for person in listening:
        notice_add(
            user=person,
            kind=COMMENTS,
            parameters={"title": page.get_admin_display_title()},
            path=path,
        )
    return len(listening)
