"""Forms of the exchange that readers and institutions fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.languages import ENDONYMS
from knowledge.exchange.enums import ConfirmationAnswer, Fulfilment

LONGEST_NOTE = 300


class ConfirmationForm(forms.Form):
    """The owner's answer."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=ConfirmationAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three answers.")},
    )
    note = forms.CharField(
        label=_("What has changed?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("For the repository's desk; it is not published."),
    )


class ConditionForm(forms.Form):
    """How far an institution meets one condition."""

    rating = forms.TypedChoiceField(
        label=_("How far you meet it"),
        choices=[("", _("not said")), *Fulfilment.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    note_pl = forms.CharField(
        label=ENDONYMS["pl"], required=False, max_length=LONGEST_NOTE
    )
    note_en = forms.CharField(
        label=ENDONYMS["en"], required=False, max_length=LONGEST_NOTE
    )
    note_uk = forms.CharField(
        label=ENDONYMS["uk"], required=False, max_length=LONGEST_NOTE
    )
