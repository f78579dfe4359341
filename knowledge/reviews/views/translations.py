"""Sending a translation to its second reader, from the translation editor."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from wagtail.admin import messages

from knowledge.forms import WARNINGS_KNOWN
from knowledge.remarks.acknowledging import draft_warnings, warnings_keep
from knowledge.reviews.translations import translation_of, translation_submit
from knowledge.reviews.views.record import record_or_404


def translation_submit_view(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask, then send the translation to somebody else to read."""
    page = record_or_404(page_id)
    may_edit = page.permissions_for_user(request.user).can_edit()
    if not may_edit or translation_of(page) is None:
        raise PermissionDenied
    warnings = draft_warnings(page)
    unknown = warnings and not request.POST.get(WARNINGS_KNOWN)
    if request.method == "POST" and unknown:
        messages.error(request, gettext("Tick that you know the warnings."))
    elif request.method == "POST":
        try:
            with transaction.atomic():
                state = translation_submit(page=page, user=request.user)
                warnings_keep(state=state, warnings=warnings, user=request.user)
        except ValidationError as error:
            for message in error.messages:
                messages.error(request, message)
        else:
            messages.success(
                request, gettext("The translation waits for a second reader.")
            )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TemplateResponse(
        request,
        "knowledge/reviews/submit_translation.html",
        {"page": page, "warnings": warnings, "warnings_name": WARNINGS_KNOWN},
    )
