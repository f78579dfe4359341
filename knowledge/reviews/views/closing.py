"""Archiving and withdrawing a record, and taking either back."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from knowledge.permissions import user_is_desk
from knowledge.reviews.closing import (
    closing_of,
    record_archive,
    record_reopen,
    record_withdraw,
)
from knowledge.reviews.forms import ClosingForm
from knowledge.reviews.views.record import record_or_404

ACTIONS: dict[str, Callable[..., Any]] = {
    "archive": record_archive,
    "withdraw": record_withdraw,
}


def record_close_view(request: HttpRequest, page_id: int, action: str) -> HttpResponse:
    """Ask why, then archive or withdraw the record in all its languages."""
    page = record_or_404(page_id).facts
    if action not in ACTIONS:
        raise Http404
    if not user_is_desk(request.user):
        raise PermissionDenied
    form = ClosingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ACTIONS[action](page=page, user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, done_message(page.title, action))
            return redirect("record_review", page.pk)
    context = {"page": page, "form": form, "action": action}
    return TemplateResponse(request, "knowledge/reviews/close.html", context)


def done_message(title: str, action: str) -> str:
    """Return what has been done."""
    if action == "archive":
        return gettext("“%(title)s” is archived.") % {"title": title}
    return gettext("“%(title)s” is withdrawn.") % {"title": title}


@require_POST
def record_reopen_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Take an archiving or a withdrawal back."""
    page = record_or_404(page_id).facts
    if not user_is_desk(request.user):
        raise PermissionDenied
    if closing_of(page) is None:
        messages.info(request, gettext("The record is not closed."))
        return redirect("record_review", page.pk)
    record_reopen(page=page, user=request.user)
    messages.success(
        request, gettext("“%(title)s” is open again.") % {"title": page.title}
    )
    return redirect("record_review", page.pk)
