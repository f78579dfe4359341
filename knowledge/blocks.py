"""Blocks of records: results and sources."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from core.blocks import FactCharBlock, PartialDateBlock, SourceBlock


class ResultBlock(blocks.StructBlock):
    """One measured or counted result.

    Words are translated; the date and the source are facts, read from the
    source-language page.
    """

    indicator = blocks.CharBlock(
        label=_("Indicator"),
        max_length=200,
        help_text=_("What was measured or counted, for example “people advised”."),
    )
    baseline = blocks.CharBlock(
        label=pgettext_lazy("value in a table", "Before"),
        required=False,
        max_length=80,
        help_text=_("The value before the practice; empty: not recorded."),
    )
    value = blocks.CharBlock(label=_("Value"), max_length=80)
    unit = blocks.CharBlock(label=_("Unit"), required=False, max_length=60)
    method = blocks.CharBlock(
        label=_("Method"),
        required=False,
        max_length=200,
        help_text=_("How it was measured; empty: not recorded."),
    )
    date = PartialDateBlock(label=_("When"))
    source_title = FactCharBlock(label=_("Title of the source"), required=False)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "order"
        label = _("Result")


class ResultsStreamBlock(blocks.StreamBlock):
    """The rows of the results table."""

    result = ResultBlock()


class SourcesStreamBlock(blocks.StreamBlock):
    """Where the facts of a record come from."""

    source = SourceBlock()
