"""Forms that anybody may send: a trap for programs, and a stamp of the time."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

STAMP_SALT = "core.guarded_form"
# People need longer than this to write a message; a page may stay open a day.
SHORTEST_FILL_SECONDS = 3
LONGEST_FILL_SECONDS = 24 * 60 * 60
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


class GuardedForm(forms.Form):
    """A form for readers.

    Nothing that was typed is ever lost: whatever is wrong, the form comes
    back filled in and says what to mend.
    """

    use_required_attribute = False
    error_css_class = "bad"

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
