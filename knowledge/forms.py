"""The editing form of records."""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminPageForm

from core.admin.choosing import ChosenWithinReach
from knowledge.blocks import with_all_conditions
from knowledge.enums import RelationKind
from knowledge.rules import (
    CONTRADICTION,
    RecordValues,
    Remark,
    errors_of,
    not_recorded_field,
    record_values,
)

# Name of the tick below the warnings, and the buttons that send a record in.
WARNINGS_KNOWN = "warnings_known"
SUBMITTING = ("action-submit", "action-restart-workflow")
Remarks = Callable[["RecordForm"], list[Remark]]
_sources: list[Remarks] = []


def register_form_warnings(source: Remarks) -> None:
    """Say what warnings need the rest of the site to be known; models cannot."""
    _sources.append(source)


def is_submission(data: Any) -> bool:
    """Say whether a form was sent with a button that submits the record."""
    return any(data.get(name) for name in SUBMITTING)


class RecordForm(ChosenWithinReach, WagtailAdminPageForm):
    """Checks a record with what the editor has just chosen.

    The model cannot: while the form is checked, its many-to-many values are
    still the old ones.
    """

    # Whether the form was refused because of its warnings.
    warnings_unknown = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.instance
        if page.locale_id and page._state.adding and not page.is_translation_of_another:
            # Saving sets it, too late for the form to know a source page by it.
            page.source_language = page.language
        if "slug" in self.fields:
            # Left empty it is made from the title; asking for it would keep
            # what is written from being saved by itself.
            self.fields["slug"].required = False
        if "transfer_profile" in self.fields and not self.is_translation:
            self.initial["transfer_profile"] = with_all_conditions(
                page.transfer_profile
            )

    def clean(self) -> dict[str, Any]:
        """Report every broken rule on its field."""
        cleaned: dict[str, Any] = super().clean()
        errors = errors_of(self.stopping_remarks(cleaned), complete=self._complete)
        for name, error in errors.items():
            field = self._place_of(name, error)
            if field not in self.fields:
                self.add_error(None, error)
            elif field not in self.errors:
                self.add_error(field, error)
        if is_submission(self.data) and not self.errors:
            self._want_warnings_known()
        return cleaned

    def _want_warnings_known(self) -> None:
        """Refuse a submission whose warnings nobody says to know.

        The error lists them, so that it also works without the form's script.
        """
        if self.data.get(WARNINGS_KNOWN):
            return
        warnings = [remark for source in _sources for remark in source(self)]
        if not warnings:
            return
        self.warnings_unknown = True
        first = ngettext(
            "There is %(count)s warning. Correct it, or tick below that you know it, "
            "and send the record in again.",
            "There are %(count)s warnings. Correct them, or tick below that you know "
            "them, and send the record in again.",
            len(warnings),
        ) % {"count": len(warnings)}
        self.add_error(None, [first, *(remark.message for remark in warnings)])

    def stopping_remarks(self, cleaned: dict[str, Any]) -> Iterator[Remark]:
        """Yield what stops the record as the form has it."""
        origins = self.chosen("relations", "related", kind=RelationKind.DERIVED_FROM)
        yield from self.instance.stopping_remarks(
            self.values(cleaned), [page.translation_key for page in origins]
        )

    @property
    def is_translation(self) -> bool:
        """Say whether the page shows another page's facts."""
        return bool(self.instance.locale_id) and not self.instance.is_source

    def values(self, cleaned: dict[str, Any]) -> RecordValues:
        """Return what the rules look at."""
        read = self._value if self.is_translation else self._given_or_stored
        return record_values(lambda name: read(cleaned, name), self.instance.parts)

    def _place_of(self, name: str, error: ValidationError) -> str:
        """Report a contradiction on the flag when only that was changed."""
        flag = not_recorded_field(name)
        alone = name not in self.fields and flag in self.fields
        return flag if alone and error.code == CONTRADICTION else name

    @property
    def _complete(self) -> bool:
        return not self.is_deferred_validation

    def chosen(self, formset: str, name: str, **wanted: Any) -> list[Any]:
        """Return what the rows of a formset name, without the deleted ones."""
        if formset not in self.formsets:
            rows = getattr(self.instance, formset, None)
            stored = list(rows.all()) if rows is not None else []
            return [
                getattr(row, name)
                for row in stored
                if all(getattr(row, key) == value for key, value in wanted.items())
            ]
        forms = [form for form in self.formsets[formset].forms if form.is_valid()]
        return [
            form.cleaned_data[name]
            for form in forms
            if form.cleaned_data.get(name)
            and not form.cleaned_data.get("DELETE")
            and all(
                form.cleaned_data.get(key) == value for key, value in wanted.items()
            )
        ]

    def _given_or_stored(self, cleaned: dict[str, Any], name: str) -> Any:
        """Take what a form of some fields only leaves out from the page."""
        if name == "attached_files":
            return self.chosen("attachments", "document")
        if name in self.fields or not hasattr(self.instance, name):
            return cleaned.get(name)
        stored = getattr(self.instance, name)
        return list(stored.all()) if hasattr(stored, "all") else stored

    def _value(self, cleaned: dict[str, Any], name: str) -> Any:
        """Take prose from the form and facts from the source page."""
        if name.endswith("_not_recorded"):
            return getattr(self.instance.facts, name)
        return cleaned.get(name)

    def _post_clean(self) -> None:
        # The model's own check would see the old many-to-many values.
        self.instance.checked_by_form = True
        super()._post_clean()
