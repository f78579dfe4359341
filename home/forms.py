"""The contact form."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from home.enums import ContactSubject

STAMP_SALT = "home.contact"
# People need longer than this to write a message; a page may stay open a day.
SHORTEST_FILL_SECONDS = 3
LONGEST_FILL_SECONDS = 24 * 60 * 60
LONGEST_MESSAGE = 5000
# A field that people neither see nor reach; programs fill in everything.
TRAP = "website"


def stamp_new() -> str:
    """Return a signed mark of the moment the form was shown."""
    return signing.TimestampSigner(salt=STAMP_SALT).sign("form")


def stamp_problem(value: str) -> Any:
    """Return why a stamp cannot be accepted, "" when it can."""
    signer = signing.TimestampSigner(salt=STAMP_SALT)
    try:
        signer.unsign(value, max_age=LONGEST_FILL_SECONDS)
    except signing.SignatureExpired:
        return _("The form stood open for a long time. Please send it again.")
    except signing.BadSignature:
        return _("The form could not be checked. Please send it again.")
    try:
        signer.unsign(value, max_age=SHORTEST_FILL_SECONDS)
    except signing.SignatureExpired:
        return ""
    return _("The form was sent very quickly. Please wait a moment and send it again.")


class ContactForm(forms.Form):
    """A message to the host of the site.

    Nothing that was typed is ever lost: whatever is wrong, the form comes
    back filled in and says what to mend.
    """

    use_required_attribute = False
    error_css_class = "bad"

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
    # Named by `TRAP`.
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stamp"].initial = stamp_new

    def clean(self) -> dict[str, Any]:
        """Refuse what no person would send; what was typed stays."""
        cleaned = super().clean() or {}
        if self.errors:
            # Those come first; the form is sent again anyway.
            return cleaned
        problem = stamp_problem(cleaned.get("stamp") or "")
        if cleaned.get(TRAP):
            problem = _("A field that must stay empty was filled in.")
        if problem:
            self.add_error(None, forms.ValidationError(problem, code="spam"))
        return cleaned

    def refreshed_data(self) -> Any:
        """Return what was typed with a new stamp, to show the form again."""
        return {**dict(self.data.items()), "stamp": stamp_new(), TRAP: ""}
