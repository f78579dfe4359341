"""Blocks of records: results, conditions of transfer and sources."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.blocks.stream_block import StreamBlockValidationError

from core.blocks import (
    FactCharBlock,
    FactChoiceBlock,
    PartialDateBlock,
    SourceBlock,
)
from core.languages import SOURCE_LANGUAGE
from knowledge.enums import Rating
from vocabularies.enums import Scheme
from vocabularies.selectors import labels


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


def condition_choices() -> list[tuple[str, str]]:
    """Return the conditions of transfer for the person who is writing."""
    found = labels(
        scheme=Scheme.TRANSFER_CONDITION, language=get_language() or SOURCE_LANGUAGE
    )
    return list(found.items())


class ConditionBlock(blocks.StructBlock):
    """What one condition means to whoever takes the practice up.

    The reason is translated; condition and rating are facts, read from the
    source-language page.
    """

    condition = FactChoiceBlock(label=_("Condition"), choices=condition_choices)
    rating = FactChoiceBlock(
        label=_("How much it matters"), choices=Rating.choices, required=False
    )
    reason = blocks.CharBlock(
        label=_("Why"),
        required=False,
        max_length=300,
        help_text=_("What has to be there, and what happens where it is not."),
    )

    class Meta:
        icon = "sliders"
        label = _("Condition")
        label_format = "{condition} {rating}"


class TransferStreamBlock(blocks.StreamBlock):
    """The transfer profile: each condition once."""

    condition = ConditionBlock()

    def clean(self, value: Any) -> Any:
        """Leave out what is not rated; refuse a condition that is rated twice.

        The form offers every condition, so most rows come back as they were.
        """
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors = {}
        for position, block in enumerate(cleaned):
            row = block.value
            if row["reason"] and not row["rating"]:
                errors[position] = ValidationError(_("Say how much it matters."))
            elif row["rating"] and row["condition"] in seen:
                errors[position] = ValidationError(
                    _("This condition is rated already.")
                )
            if row["rating"]:
                seen.add(row["condition"])
        if errors:
            raise StreamBlockValidationError(block_errors=errors)
        rated = [
            (block.block_type, block.value, block.id)
            for block in cleaned
            if block.value["rating"]
        ]
        return StreamValue(self, rated)


def with_all_conditions(profile: StreamValue) -> StreamValue:
    """Return a transfer profile with a row for every condition, in their order."""
    row = profile.stream_block.child_blocks["condition"]
    rated = {block.value["condition"]: block for block in profile}
    rows = []
    for code, _label in condition_choices():
        block = rated.pop(code, None)
        value = (
            block.value
            if block
            else row.normalize({"condition": code, "rating": "", "reason": ""})
        )
        rows.append(("condition", value, block.id if block else None))
    # What the vocabulary does not know any more is shown, not lost.
    rows += [("condition", block.value, block.id) for block in rated.values()]
    return StreamValue(profile.stream_block, rows)


class SourcesStreamBlock(blocks.StreamBlock):
    """Where the facts of a record come from."""

    source = SourceBlock()
