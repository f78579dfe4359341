"""Model fields of the shared base."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.dates import validate_partial_date
from core.enums import DateBasis

LONGEST_DATE = 10


class PartialDateField(models.Field):
    """A date known to the day, month or year, stored as `2019-04-30`, `2019`...

    "" means "not recorded". Not a CharField on purpose: wagtail-localize
    offers every CharField for translation, and a date is a fact.
    """

    description = _("Date known to the day, the month or the year")
    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = LONGEST_DATE
        kwargs.setdefault("default", "")
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Leave out the length: it is the field's own."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, list(args), dict(kwargs)

    def get_internal_type(self) -> str:
        """Store as text, so that SQLite and PostgreSQL order alike."""
        return "CharField"

    def to_python(self, value: Any) -> str:
        """Normalise surrounding blanks and None."""
        return "" if value is None else str(value).strip()

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """Offer a text box with the three ways to write a date."""
        kwargs.setdefault("help_text", self.help_text or date_help())
        return super().formfield(
            **{"form_class": forms.CharField, "max_length": LONGEST_DATE, **kwargs}
        )


def date_help() -> Any:
    """Return the hint shown under every partial date, in each reader's language."""
    return _("2019-04-30, 2019-04 or 2019, as exactly as known; empty: not recorded.")


def date_basis_field() -> "models.CharField[str, str]":
    """Return the column that says how a date is known."""
    return models.CharField(
        _("how the date is known"),
        max_length=16,
        choices=DateBasis.choices,
        default=DateBasis.STATED,
        blank=True,
    )
