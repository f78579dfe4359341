"""Blocks that hold facts: the same in every language, never translated."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail_localize.segments import StringSegmentValue

from core.dates import validate_partial_date
from core.enums import DateBasis


class FactCharBlock(blocks.CharBlock):
    """A short text that stays as it is: a name, a title of a source, a code."""

    def get_translatable_segments(self, value: str) -> list[StringSegmentValue]:
        """Offer nothing for translation."""
        return []

    def restore_translated_segments(
        self, value: str, segments: list[StringSegmentValue]
    ) -> str:
        """Keep the source's value."""
        return value


class PartialDateBlock(blocks.FieldBlock):
    """A date known to the day, the month or the year."""

    def __init__(
        self, required: bool = False, help_text: Any = None, **kwargs: Any
    ) -> None:
        self.field = forms.CharField(
            required=required,
            max_length=10,
            help_text=help_text
            or _(
                "2019-04-30, 2019-04 or 2019, as exactly as known; empty: not recorded."
            ),
            validators=[validate_partial_date],
        )
        super().__init__(**kwargs)

    class Meta:
        icon = "date"
        default = ""


class FactChoiceBlock(blocks.ChoiceBlock):
    """A choice from a fixed list; its label is not among a page's own words."""

    def get_searchable_content(self, value: str) -> list[str]:
        """Leave labels out of full-text search."""
        return []

    def normalize_choice(self, value: Any) -> str | None:
        """Take a code as it is stored: all of them are texts.

        Wagtail would look it up among the choices, which may be a query for
        each block that is read.
        """
        return None if value is None else str(value)


class DateBasisBlock(FactChoiceBlock):
    """How a date is known."""

    choices = DateBasis.choices

    class Meta:
        icon = "help"
        default = DateBasis.STATED
        required = False


class SourceBlock(blocks.StructBlock):
    """Where a fact comes from."""

    title = FactCharBlock(label=_("Title"))
    url = blocks.URLBlock(label=_("Address"), required=False)

    class Meta:
        icon = "link"
        label = _("Source")
