"""What the rules say about a form that is not sent yet."""

from typing import Any

from django.apps import apps
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST
from wagtail.models import Page

from knowledge.forms import RecordForm
from knowledge.links.services import links_ask
from knowledge.models.records import RecordPage
from knowledge.remarks.forms import form_remarks
from knowledge.rules import Level, Remark


@require_POST
def remarks_view(request: HttpRequest, page_id: int) -> JsonResponse:
    """Answer for a record that is stored, with what stands in its form."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, RecordPage):
        raise Http404
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    written = page.get_latest_revision_as_object()
    return answer(request, written, page.get_parent().specific)


@require_POST
def new_remarks_view(request: HttpRequest, model: str, parent_id: int) -> JsonResponse:
    """Answer for a record that is being added below a branch."""
    parent = get_object_or_404(Page, pk=parent_id).specific
    kind = record_model(model)
    permissions = parent.permissions_for_user(request.user)
    if not permissions.can_add_subpage() or not kind.can_create_at(parent):
        raise PermissionDenied
    page = kind(owner=request.user, locale=parent.locale)
    return answer(request, page, parent)


def record_model(name: str) -> type[RecordPage]:
    """Return a type of record by the name of its model; 404 for others."""
    try:
        found = apps.get_model("knowledge", name)
    except LookupError as error:
        raise Http404 from error
    if not issubclass(found, RecordPage):
        raise Http404
    return found


def answer(request: HttpRequest, page: RecordPage, parent: Page) -> JsonResponse:
    """Read the form as saving would, store nothing, and say what was found."""
    form_class = page.get_edit_handler().get_form_class()
    form: RecordForm = form_class(
        request.POST, instance=page, parent_page=parent, for_user=request.user
    )
    form.defer_required_fields()
    try:
        form.is_valid()
    except MultiValueDictKeyError as error:
        raise BadRequest from error
    values = form.values(form.cleaned_data)
    if "links" in request.GET:
        links_ask(addresses=[address for _field, address in values.addresses])
    found = form_remarks(form)
    response = JsonResponse(
        {
            "is_new": page.pk is None,
            "summary": summary_of(found),
            "warnings": sum(remark.level == Level.WARNING for remark in found),
            "levels": [
                {
                    "level": level,
                    "title": title_of(level, len(remarks)),
                    "remarks": [shown(remark, form) for remark in remarks],
                }
                for level, remarks in by_level(found).items()
            ],
        }
    )
    response["Cache-Control"] = "no-store"
    return response


def by_level(remarks: list[Remark]) -> dict[str, list[Remark]]:
    """Return sorted remarks in the groups they are shown in."""
    groups: dict[str, list[Remark]] = {}
    for remark in remarks:
        groups.setdefault(remark.level.value, []).append(remark)
    return groups


def summary_of(remarks: list[Remark]) -> str:
    """Return the state of a record in one sentence."""
    blocking = sum(remark.level == Level.BLOCKING for remark in remarks)
    if blocking:
        return ngettext(
            "%(count)s thing is missing before it can be submitted.",
            "%(count)s things are missing before it can be submitted.",
            blocking,
        ) % {"count": blocking}
    if any(remark.level == Level.WARNING for remark in remarks):
        return gettext("It can be submitted when you tick that you know the warnings.")
    return gettext("It can be submitted.")


def title_of(level: str, count: int) -> str:
    """Return the heading of a group."""
    texts = {
        Level.BLOCKING: ngettext(
            "%(count)s thing to complete", "%(count)s things to complete", count
        ),
        Level.WARNING: ngettext("%(count)s warning", "%(count)s warnings", count),
        Level.HINT: ngettext("%(count)s hint", "%(count)s hints", count),
    }
    return texts[Level(level)] % {"count": count}


def shown(remark: Remark, form: Any) -> dict[str, str]:
    """Return a remark in the language of whoever writes."""
    field = form.fields.get(remark.field)
    label = field.label if field else ""
    if not field and remark.field in form.formsets:
        model = form.formsets[remark.field].model
        label = model._meta.verbose_name_plural
    return {
        "code": remark.code,
        "field": remark.field,
        "field_label": capfirst(str(label)) if label else "",
        "message": remark.message,
        "address": remark.address,
    }
