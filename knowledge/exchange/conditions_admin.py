"""An institution describes its eight conditions, all on one screen."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from core.languages import LANGUAGE_CODES
from knowledge.exchange.forms import ConditionForm
from knowledge.exchange.permissions import user_can_record_for
from knowledge.exchange.services import Said, conditions_save
from knowledge.models import PartnerCondition
from knowledge.permissions import institution_of, user_is_desk
from partners_exchange.models import Partner
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concepts


def conditions_start(request: HttpRequest) -> HttpResponse:
    """Lead people to their own institution; let the desk choose one."""
    own = institution_of(request.user)
    if own is not None:
        return redirect("exchange_conditions", own.code)
    if not user_is_desk(request.user):
        raise PermissionDenied
    context = {
        "partners": Partner.objects.order_by("code"),
        "page_title": _("Conditions of institutions"),
        "header_icon": "clipboard-list",
    }
    return render(request, "knowledge/admin/conditions_start.html", context)


def conditions_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Show and store what an institution says of itself."""
    partner = get_object_or_404(Partner, code=code)
    if not user_can_record_for(request.user, partner):
        raise PermissionDenied
    rows = condition_forms(request, partner)
    # Every form is checked, so that all errors are shown at once.
    valid = [form.is_valid() for _concept, form in rows]
    if request.method == "POST" and all(valid):
        conditions_save(partner=partner, said=said_in(rows))
        messages.success(request, _("The conditions are stored."))
        return redirect("exchange_conditions", partner.code)
    context = {
        "rows": rows,
        "partner": partner,
        "page_title": _("Conditions of an institution"),
        "page_subtitle": str(partner),
        "header_icon": "clipboard-list",
        "action_url": reverse("exchange_conditions", args=[partner.code]),
    }
    return render(request, "knowledge/admin/conditions.html", context)


def condition_forms(
    request: HttpRequest, partner: Partner
) -> list[tuple[Concept, ConditionForm]]:
    """Return a form for each condition of the vocabulary."""
    stored = {
        row.condition_id: row
        for row in PartnerCondition.objects.filter(profile__partner=partner)
    }
    data = request.POST if request.method == "POST" else None
    return [
        (
            concept,
            ConditionForm(
                data,
                prefix=concept.code,
                initial=initial_of(stored.get(concept.pk)),
            ),
        )
        for concept in concepts(scheme=Scheme.TRANSFER_CONDITION)
    ]


def initial_of(row: PartnerCondition | None) -> dict[str, Any]:
    """Return what the form of a condition begins with."""
    if row is None:
        return {}
    notes = {f"note_{code}": getattr(row, f"note_{code}") for code in LANGUAGE_CODES}
    return {"rating": row.rating, **notes}


def said_in(rows: list[tuple[Concept, ConditionForm]]) -> dict[Concept, Said]:
    """Return what was said of each condition; what was left open is left out."""
    return {
        concept: Said(
            rating=form.cleaned_data["rating"],
            notes={code: form.cleaned_data[f"note_{code}"] for code in LANGUAGE_CODES},
        )
        for concept, form in rows
        if form.cleaned_data["rating"] is not None
    }
