"""The editing form of records."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

from core.admin.choosing import ChosenWithinReach
from knowledge.rules import (
    not_recorded_field,
    record_errors,
    record_values,
    translation_errors,
)


class RecordForm(ChosenWithinReach, WagtailAdminPageForm):
    """Checks a record with what the editor has just chosen.

    The model cannot: while the form is checked, its many-to-many values are
    still the old ones.
    """

    def clean(self) -> dict[str, Any]:
        """Report every broken rule on its field."""
        cleaned: dict[str, Any] = super().clean()
        page = self.instance
        if page.locale_id and not page.is_source:
            values = record_values(lambda name: self._value(cleaned, name), page.parts)
            errors = translation_errors(values) if self._complete else {}
        else:
            values = record_values(
                lambda name: self._given_or_stored(cleaned, name), page.parts
            )
            errors = record_errors(values, complete=self._complete)
        for name, error in errors.items():
            field = self._place_of(name, error)
            if field in self.fields and field not in self.errors:
                self.add_error(field, error)
        return cleaned

    def _place_of(self, name: str, error: ValidationError) -> str:
        """Report a contradiction on the flag when only that was changed."""
        flag = not_recorded_field(name)
        alone = name not in self.fields and flag in self.fields
        return flag if alone and error.code == "contradiction" else name

    @property
    def _complete(self) -> bool:
        return not self.is_deferred_validation

    def _given_or_stored(self, cleaned: dict[str, Any], name: str) -> Any:
        """Take what a form of some fields only leaves out from the page."""
        if name in self.fields or not hasattr(self.instance, name):
            return cleaned.get(name)
        stored = getattr(self.instance, name)
        return list(stored.all()) if name == "topics" else stored

    def _value(self, cleaned: dict[str, Any], name: str) -> Any:
        """Take prose from the form and facts from the source page."""
        if name.endswith("_not_recorded"):
            return getattr(self.instance.facts, name)
        return cleaned.get(name)

    def _post_clean(self) -> None:
        # The model's own check would see the old many-to-many values.
        self.instance.checked_by_form = True
        super()._post_clean()
