"""Sending a translation to its second reader, from the translation editor."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from wagtail.admin import messages

from knowledge.reviews.translations import translation_of, translation_submit
from knowledge.reviews.views.record import record_or_404


def translation_submit_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then send the translation to somebody else to read."""
    page = record_or_404(page_id)
    may_edit = page.permissions_for_user(request.user).can_edit()
    if not may_edit or translation_of(page) is None:
        raise PermissionDenied
    if request.method == "POST":
        try:
            translation_submit(page=page, user=request.user)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.success(
                request, gettext("The translation waits for a second reader.")
            )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request, "knowledge/reviews/submit_translation.html", {"page": page}
    )
