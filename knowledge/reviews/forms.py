"""What people are asked at each step.

Wagtail passes the cleaned values on as JSON, so they are plain data.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.languages import SOURCE_LANGUAGE
from knowledge.reviews.enums import (
    CRITERION_QUESTIONS,
    ClosingReason,
    Criterion,
    Gate,
    ReturnReason,
)
from knowledge.reviews.scoring import HIGHEST_SCORE
from vocabularies.enums import Scheme
from vocabularies.models import Concept

LONGEST_COMMENT = 2000
LONGEST_OPINION = 4000
SCORE_LABELS = {
    0: _("0: not at all"),
    1: _("1: a little"),
    2: _("2: to a good part"),
    3: _("3: fully"),
}


IN_YOUR_WORDS = _("In your own words")


def comment_field(label: Any = IN_YOUR_WORDS) -> forms.CharField:
    """Return a text that may be left out."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReturnForm(forms.Form):
    """Why a record is returned; comments on the fields say where."""

    reasons = forms.MultipleChoiceField(
        label=_("Reasons"),
        choices=ReturnReason.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    comment = comment_field()

    def clean(self) -> dict[str, Any]:
        """Want words where the reason has none."""
        cleaned: dict[str, Any] = super().clean() or {}
        wordless = ReturnReason.OTHER in cleaned.get("reasons", [])
        if wordless and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Say which reason it is."))
        return cleaned


class DecisionForm(forms.Form):
    """The evidence level that goes with the acceptance."""

    evidence_level = forms.ChoiceField(
        label=_("Evidence level"), widget=forms.RadioSelect
    )
    comment = comment_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["evidence_level"]
        language = get_language() or SOURCE_LANGUAGE
        field.choices = [
            (level.code, level_label(level, language))
            for level in Concept.objects.filter(scheme=Scheme.EVIDENCE_LEVEL)
        ]


def level_label(level: Concept, language: str) -> str:
    """Say what an evidence level means."""
    definition = level.text("definition", language)
    meaning = f": {definition.value}" if definition else ""
    return f"{level.code} {level.label_in(language)}{meaning}"


class DeclineForm(forms.Form):
    """Why somebody does not review."""

    comment = comment_field(_("Why (only the desk reads it)"))


def yes_or_no(label: Any) -> forms.TypedChoiceField:
    """Return a question that must be answered."""
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )


def score(criterion: Criterion) -> forms.TypedChoiceField:
    """Return the points of a criterion."""
    return forms.TypedChoiceField(
        label=criterion.label,
        help_text=CRITERION_QUESTIONS[criterion],
        choices=[(value, SCORE_LABELS[value]) for value in range(HIGHEST_SCORE + 1)],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class ReviewForm(forms.Form):
    """Gates, then criteria, then words."""

    gate_done = yes_or_no(Gate.DONE.label)
    gate_lawful = yes_or_no(Gate.LAWFUL.label)
    gate_clear = yes_or_no(Gate.CLEAR.label)
    relevance = score(Criterion.RELEVANCE)
    evidence = score(Criterion.EVIDENCE)
    transferability = score(Criterion.TRANSFERABILITY)
    sustainability = score(Criterion.SUSTAINABILITY)
    equity = score(Criterion.EQUITY)
    partnership = score(Criterion.PARTNERSHIP)
    opinion = forms.CharField(
        label=_("Opinion"),
        required=False,
        max_length=LONGEST_OPINION,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("What is good, what is missing, for whom it is. No names."),
    )
    opinion_language = forms.ChoiceField(
        label=_("Language of the opinion"),
        choices=[("", "---------"), *settings.LANGUAGES],
        required=False,
    )
    publish_opinion = forms.BooleanField(
        label=_("Publish my opinion with the practice, with my name and institution"),
        required=False,
    )
    note = comment_field(_("Note to the desk (not published)"))

    def clean(self) -> dict[str, Any]:
        """Want all scores when the gates are passed, none otherwise."""
        cleaned: dict[str, Any] = super().clean() or {}
        passed = all(cleaned.get(gate.value) for gate in Gate)
        if passed:
            self.require_scores(cleaned)
        else:
            cleaned.update({criterion.value: None for criterion in Criterion})
        self.check_opinion(cleaned, passed=passed)
        return cleaned

    def require_scores(self, cleaned: dict[str, Any]) -> None:
        """Report each criterion without points."""
        for criterion in Criterion:
            if criterion.value not in self.errors and cleaned[criterion.value] is None:
                self.add_error(criterion.value, _("Choose 0 to 3."))

    def check_opinion(self, cleaned: dict[str, Any], *, passed: bool) -> None:
        """Want a text where it is published or explains a no, with its language."""
        written = cleaned.get("opinion", "").strip()
        answered = all(gate.value in cleaned for gate in Gate)
        if not written and cleaned.get("publish_opinion"):
            self.add_error("opinion", _("There is no opinion to publish."))
        elif not written and answered and not passed:
            self.add_error("opinion", _("Say why you answered with no."))
        if written and not cleaned.get("opinion_language"):
            self.add_error("opinion_language", _("Choose the language you wrote in."))


class ClosingForm(forms.Form):
    """Why a record is archived or withdrawn."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=ClosingReason.choices, widget=forms.RadioSelect
    )
    note = comment_field(_("Note (not published)"))
