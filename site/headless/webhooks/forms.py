"""The form of an endpoint."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList

from headless.registry import kind_label, registered_kinds
from headless.webhooks.addresses import (
    AddressRefusedError,
    checked_addresses,
    target_from,
)
from headless.webhooks.models import WebhookEndpoint


def kind_choices() -> list[tuple[str, str]]:
    """Return every kind that can be published, by the name readers know."""
    named = [
        (known.kind, kind_label(known.kind, many=True)) for known in registered_kinds()
    ]
    return sorted(named, key=lambda choice: choice[1])


def language_choices() -> list[tuple[str, Any]]:
    """Return the languages of the site."""
    return list(settings.LANGUAGES)


class WebhookEndpointForm(WagtailAdminModelForm):
    """Refuses addresses that nothing would be sent to."""

    kinds = forms.MultipleChoiceField(
        label=_("Kinds"),
        choices=kind_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only changes of these are sent. None chosen: all."),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only changes in these are sent. None chosen: all."),
    )

    class Meta:
        model = WebhookEndpoint
        fields = ("name", "address", "contact_email", "kinds", "languages")

    def clean_address(self) -> str:
        """Look the address up; an unchanged one is looked up when sending."""
        address = str(self.cleaned_data["address"]).strip()
        if self.instance.pk and "address" not in self.changed_data:
            return address
        try:
            checked_addresses(target_from(address))
        except AddressRefusedError as error:
            raise ValidationError(str(error), code="refused") from error
        return address


endpoint_panels = ObjectList(
    [
        HelpPanel(template="headless/webhooks/state_panel.html"),
        FieldPanel("name"),
        FieldPanel("address"),
        FieldPanel("contact_email"),
        MultiFieldPanel(
            [FieldPanel("kinds"), FieldPanel("languages")],
            heading=_("What is sent"),
        ),
        HelpPanel(template="headless/webhooks/secret_panel.html", heading=_("Secret")),
    ],
    base_form_class=WebhookEndpointForm,
)
