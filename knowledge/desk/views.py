"""Screens of the desk in the admin: who writes for a partner, and help."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from accounts.models import User
from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from knowledge.desk.contributors import (
    branches_of,
    contributor_add,
    contributor_remove,
    group_name,
    partner_let_contribute,
)
from knowledge.desk.forms import ContributorForm
from knowledge.permissions import user_is_desk
from partners_exchange.models import Partner
from partners_exchange.selectors import people_of

SCREEN = "partner_contributors"
HELP = "knowledge_help"


@require_http_methods(["GET", "HEAD", "POST"])
def contributors_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Show who writes for a partner; let it contribute, add and remove people."""
    if not user_is_desk(request.user):
        raise PermissionDenied
    partner = get_object_or_404(Partner, pk=pk)
    form = ContributorForm(request.POST if "add" in request.POST else None)
    if request.method == "POST" and act(request, partner, form):
        return redirect(SCREEN, partner.pk)
    context = {
        "partner": partner,
        "form": form,
        "branches": branches_of(partner).select_related("locale"),
        "group": group_name(partner),
        "people": people_of(partner).filter(groups__name=group_name(partner)),
    }
    return TemplateResponse(request, "knowledge/desk/contributors.html", context)


def act(request: HttpRequest, partner: Partner, form: ContributorForm) -> bool:
    """Do what was asked by POST; say whether it is done."""
    if "add" in request.POST:
        if not form.is_valid():
            return False
        person: User = form.cleaned_data["user"]
        contributor_add(user=person, partner=partner)
        said = _("%(person)s writes for %(partner)s now.")
    elif "remove" in request.POST:
        person = get_object_or_404(people_of(partner), username=request.POST["remove"])
        contributor_remove(user=person, partner=partner)
        said = _("%(person)s does not write for %(partner)s any more.")
    else:
        partner_let_contribute(partner=partner)
        messages.success(
            request, _("%(partner)s may contribute.") % {"partner": partner.label}
        )
        return True
    named: dict[str, Any] = {"person": person.username, "partner": partner.label}
    messages.success(request, said % named)
    return True


def help_view(request: HttpRequest) -> HttpResponse:
    """Show the help for contributors in the language of the admin."""
    language = get_language() or SOURCE_LANGUAGE
    if language not in LANGUAGE_CODES:
        language = SOURCE_LANGUAGE
    return TemplateResponse(
        request,
        "knowledge/desk/help.html",
        {"text": f"knowledge/desk/help/{language}.html"},
    )
