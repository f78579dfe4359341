"""The form that asks for letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.guarded_form import GuardedForm


class SavedSearchForm(GuardedForm):
    """An address and a consent."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    consent = forms.BooleanField(
        label=_(
            "I agree that my address is used to send me new results of this search "
            "once a week."
        ),
        error_messages={"required": _("Without your consent nothing can be sent.")},
    )
