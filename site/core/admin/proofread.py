"""Marking a translation as proof-read: the translation editor shows texts only."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.models import BasePage


@transaction.atomic
def proofread_set(
    *, page: BasePage, proofread: bool, user: AbstractUser | AnonymousUser
) -> None:
    """Store whether a person has read the text, in public and in the draft.

    The public text is published again as it stands; a draft with other changes
    stays a draft.
    """
    has_draft = page.has_unpublished_changes
    draft: Any = page.get_latest_revision_as_object() if has_draft else None
    if page.live:
        page.proofread = proofread
        page.save_revision(user=user, log_action=True).publish(user=user)
    if draft is not None:
        draft.proofread = proofread
        draft.save_revision(user=user, log_action=True)


def proofread_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then mark a page as proof-read or take the mark away."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, BasePage):
        raise Http404
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    wanted = not is_proofread(page)
    if request.method == "POST":
        proofread_set(page=page, proofread=wanted, user=request.user)
        messages.success(request, done_message(page, wanted))
        return redirect("wagtailadmin_pages:edit", page.pk)
    context = {"page": page, "wanted": wanted}
    return TemplateResponse(request, "core/admin/proofread.html", context)


def done_message(page: BasePage, proofread: bool) -> str:
    """Return what has been done."""
    if proofread:
        return _("'%(title)s' is marked as proof-read.") % {"title": page.title}
    return _("'%(title)s' is no longer marked as proof-read.") % {"title": page.title}


def is_proofread(page: BasePage) -> bool:
    """Read the mark where an editor sees it: in the draft, if there is one."""
    if not page.has_unpublished_changes:
        return page.proofread
    return bool(page.get_latest_revision_as_object().proofread)


def proofread_buttons(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Offer the mark in the head of a translation's editor.

    A page in its source language has the field among its settings.
    """
    specific = page.specific
    if view_name != "edit" or not isinstance(specific, BasePage) or specific.is_source:
        return
    if page.permissions_for_user(user).can_publish():
        yield Button(
            _("Mark as not proof-read")
            if is_proofread(specific)
            else _("Mark as proof-read"),
            reverse("page_proofread", args=[page.pk]),
            icon_name="glasses",
            priority=65,
        )
