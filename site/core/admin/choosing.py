"""What a form points to must be something the person could have chosen.

Choosers offer only that. A form sent by a program, or by somebody who changes a
number in it, would else show the title of whatever has the number.
"""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from core.admin.reach import choosable_pages, file_models, files_user_may_see

# Parts of a stream's form that are no values.
STREAM_MARKS = ("-count", "-order", "-type", "-id", "-deleted")

Target = tuple[type[Any], str]


def pages_to_choose(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Offer a chooser's pages (Wagtail's hook `construct_page_chooser_queryset`)."""
    return choosable_pages(request.user, pages)


class ChosenWithinReach:
    """Form mixin: refuses newly chosen pages, pictures, documents out of reach."""

    for_user: Any
    formsets: Any

    def clean(self) -> dict[str, Any]:
        """Check this form and the rows of its inline panels."""
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        if self.for_user is None:
            return cleaned
        refused = list(refuse_out_of_reach(self, self.for_user))
        for formset in self.formsets.values():
            for form in formset.forms:
                if form.is_valid():
                    refused += refuse_out_of_reach(form, self.for_user)
        for form, name in refused:
            form.add_error(name, ValidationError(MESSAGE, code="out-of-reach"))
        return cleaned


MESSAGE = _("Choose something that is public or belongs to your institution.")


def refuse_out_of_reach(form: Any, user: Any) -> Iterator[tuple[Any, str]]:
    """Yield form and field for each bad choice, and forget what was chosen."""
    for name in list(form.cleaned_data):
        bad = [
            target
            for target in chosen(form, name) - chosen_before(form, name)
            if not within_reach(user, *target)
        ]
        if bad:
            forget(form, name, {pk for _model, pk in bad})
            yield form, name


def chosen(form: Any, name: str) -> set[Target]:
    """Return the pages and files a field of a sent form points to."""
    return targets(form, name, form.cleaned_data[name])


def chosen_before(form: Any, name: str) -> set[Target]:
    """Return those it pointed to before."""
    field = model_field(form, name)
    if field is None:
        return set()
    if hasattr(field, "extract_references"):
        return targets(form, name, getattr(form.instance, name))
    # Not the instance: that of a row has its new values already.
    old = form.initial.get(name)
    if old is None or not field.many_to_one:
        return set()
    return {(kind, str(old)) for kind in watched(field.related_model)}


def targets(form: Any, name: str, value: Any) -> set[Target]:
    """Return what a value points to, of the kinds that are not for everybody."""
    field = model_field(form, name)
    if field is None or value is None:
        return set()
    if hasattr(field, "extract_references"):
        return {
            (kind, str(pk))
            for model, pk, *_place in field.extract_references(value)
            for kind in watched(model)
        }
    if field.is_relation and field.many_to_one:
        return {(kind, str(value.pk)) for kind in watched(type(value))}
    return set()


def model_field(form: Any, name: str) -> Any:
    """Return the column behind a form's field; None for one of its own."""
    fields = {field.name: field for field in form.instance._meta.get_fields()}
    return fields.get(name)


def watched(model: type[Any]) -> Iterator[type[Any]]:
    """Yield the kind a model belongs to, if it is not for everybody."""
    for kind in (Page, *file_models()):
        if issubclass(model, kind):
            yield kind


def within_reach(user: Any, kind: type[Any], pk: str) -> bool:
    """Say whether a person could have chosen it."""
    if kind is Page:
        return choosable_pages(user, Page.objects.filter(pk=pk)).exists()
    return bool(files_user_may_see(user, kind).filter(pk=pk).exists())


def forget(form: Any, name: str, numbers: set[str]) -> None:
    """Empty what was sent, so that the form is not drawn with its title."""
    data = form.data.copy()
    field = form.add_prefix(name)
    for key in list(data):
        inside = key.startswith(f"{field}-") and not key.endswith(STREAM_MARKS)
        if (key == field or inside) and data[key] in numbers:
            data[key] = ""
    form.data = data
