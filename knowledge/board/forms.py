"""The form by which readers write to the institution behind an entry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guarded_form import GuardedForm

LONGEST_MESSAGE = 3000


class OfferMessageForm(GuardedForm):
    """An answer to an offer or need; its people's addresses are shown nowhere."""

    name = forms.CharField(
        label=_("First and last name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("the field is empty. Please say who you are.")},
    )
    institution = forms.CharField(
        label=_("Institution"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Only for the answer to this message."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("the field is empty. Example: name@example.org"),
            "invalid": _("this is not an e-mail address. Example: name@example.org"),
        },
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": _("the field is empty. Please write what it is about."),
            "max_length": _(
                "the message is too long: %(show_value)s characters, "
                "at most %(limit_value)s."
            ),
        },
    )
    consent = forms.BooleanField(
        label=_("Consent"),
        error_messages={"required": _("without it we may not store your message.")},
    )

    field_order = ("name", "institution", "email", "message", "consent")
