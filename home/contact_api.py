"""The contact form for programs: the same form, limits and storage as the page's."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.fields import Field
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _

from core.consent import consent_version
from core.guarded_form import TRAP, stamp_new
from core.hourly import HOUR
from core.html import clean_html
from headless.forms.registry import (
    FORM,
    Choice,
    Consent,
    ConsentChangedError,
    FormDescription,
    FormField,
    FormRefusedError,
    TooManyError,
)
from home.contact import contact_allowed, contact_message_store
from home.forms import ContactForm
from home.models import ContactPage
from publication.models import Publication

TYPES: dict[type[forms.Widget], Any] = {
    forms.TextInput: "text",
    forms.EmailInput: "email",
    forms.Textarea: "textarea",
    forms.Select: "select",
    forms.CheckboxInput: "checkbox",
}


class ContactFormHandler:
    """Describes and takes the form of the contact page."""

    kind = ContactPage.kind

    def describe(self, document: Publication, language: str) -> FormDescription:
        """Return the form with the consent as it is published."""
        return FormDescription(
            fields=[
                described(name, field)
                for name, field in ContactForm().fields.items()
                if not field.widget.is_hidden
            ],
            consent=Consent(**document.document["consent"]),
            stamp=stamp_new(),
        )

    def submit(
        self, document: Publication, values: Mapping[str, Any], request: HttpRequest
    ) -> str:
        """Store and mail a message as the page does."""
        page = ContactPage.objects.get(
            translation_key=document.document["key"],
            locale__language_code=document.language,
        )
        form = ContactForm(dict(values))
        errors = {
            FORM if name == NON_FIELD_ERRORS else name: [str(text) for text in texts]
            for name, texts in form.errors.items()
        }
        agreed = values.get("consent_version", "")
        if not agreed:
            errors["consent_version"] = [str(Field.default_error_messages["required"])]
        if errors:
            raise FormRefusedError(errors)
        if agreed != consent_version(page.consent_text):
            raise ConsentChangedError
        if not contact_allowed(request):
            raise TooManyError(HOUR)
        contact_message_store(page=page, request=request, data=form.cleaned_data)
        return thanks(page)


def described(name: str, field: Field) -> FormField:
    """Return a field of the form as data, in the active language."""
    choices = getattr(field, "choices", [])
    return FormField(
        name=name,
        type="trap" if name == TRAP else TYPES[type(field.widget)],
        label=str(field.label),
        help=str(field.help_text),
        required=field.required,
        max_length=getattr(field, "max_length", None),
        choices=[
            Choice(value=value, label=str(label)) for value, label in choices if value
        ],
    )


def thanks(page: ContactPage) -> str:
    """Return the page's thanks, or the usual ones."""
    return clean_html(page.thank_you) or format_html(
        "<p>{}</p>", _("Thank you. Your message has been stored.")
    )
