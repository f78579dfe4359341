"""The editing form of records."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from knowledge.rules import record_errors, record_values, translation_errors


class RecordForm(WagtailAdminPageForm):
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
            values = record_values(cleaned.get, page.parts)
            errors = record_errors(values, complete=self._complete)
        for name, error in errors.items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, error)
        return cleaned

    @property
    def _complete(self) -> bool:
        return not self.is_deferred_validation

    def _value(self, cleaned: dict[str, Any], name: str) -> Any:
        """Take prose from the form and facts from the source page."""
        if name.endswith("_not_recorded"):
            return getattr(self.instance.facts, name)
        return cleaned.get(name)

    def _post_clean(self) -> None:
        # The model's own check would see the old many-to-many values.
        self.instance.checked_by_form = True
        super()._post_clean()
