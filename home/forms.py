"""The contact form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guarded_form import GuardedForm
from home.enums import ContactSubject

LONGEST_MESSAGE = 5000


class ContactForm(GuardedForm):
    """A message to the host of the site."""

    field_order = ("name", "email", "subject", "message", "consent")

    name = forms.CharField(
        label=_("First and last name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
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
    subject = forms.ChoiceField(
        label=_("What the message is about"),
        choices=[("", _("Please choose")), *ContactSubject.choices],
        error_messages={
            "required": _("please choose one of the subjects."),
            "invalid_choice": _("please choose one of the subjects in the list."),
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
