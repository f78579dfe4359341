"""The history as structured milestones on a line with branches."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import DateBasisBlock, PartialDateBlock, SourceBlock
from core.dates import ends_before_start
from core.languages import SOURCE_LANGUAGE
from vocabularies.enums import Scheme
from vocabularies.selectors import labels

EVENT_ID = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ANNOUNCED, CONTEXT = "announced", "context"


class ConceptBlock(blocks.FieldBlock):
    """The code of a concept of one vocabulary.

    Not a ChoiceBlock: that one asks for its choices again for every value it
    reads, which is a query each here.
    """

    def __init__(self, scheme: Scheme, required: bool = True, **kwargs: Any) -> None:
        self.scheme = scheme
        self.field = forms.ChoiceField(choices=self.choices, required=required)
        super().__init__(**kwargs)

    def choices(self) -> list[tuple[str, str]]:
        """Return the vocabulary in the active language."""
        language = (get_language() or SOURCE_LANGUAGE)[:2]
        return list(labels(scheme=self.scheme, language=language).items())

    class Meta:
        icon = "list-ul"


class IdentifierBlock(blocks.RegexBlock):
    """A short name that other records and the page's address refer to."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            regex=EVENT_ID,
            error_messages={
                "invalid": _("Use small letters, digits and single hyphens.")
            },
            **kwargs,
        )

    class Meta:
        icon = "tag"


class PeriodBlock(blocks.StructBlock):
    """A heading that opens a stretch of the line."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)

    class Meta:
        icon = "title"
        label = _("Period")


class MilestoneBlock(blocks.StructBlock):
    """One station of the line: what happened, when, and who says so."""

    event_id = IdentifierBlock(
        label=_("Identifier"), help_text=_("Part of the address; never changes.")
    )
    start = PartialDateBlock(label=_("Date or beginning"))
    start_basis = DateBasisBlock(label=_("How the date is known"), required=False)
    end = PartialDateBlock(label=_("End"))
    end_basis = DateBasisBlock(label=_("How the end is known"), required=False)
    kind = ConceptBlock(Scheme.EVENT_KIND, label=_("Kind"))
    state = ConceptBlock(Scheme.EVENT_STATE, label=_("State"))
    branch = IdentifierBlock(
        label=_("Branch"),
        required=False,
        default="",
        help_text=_("Identifier of the branch this station stands on, if any."),
    )
    shows_groups = blocks.BooleanBlock(
        label=_("Show the task groups and their products here"), required=False
    )
    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False, default="")
    note = blocks.TextBlock(
        label=_("Note"),
        required=False,
        default="",
        help_text=_("What the drawing shows here, in words."),
    )
    image = ImageChooserBlock(label=_("Image"), required=False)
    sources = blocks.ListBlock(SourceBlock(), label=_("Sources"), default=[])
    pages = blocks.ListBlock(
        blocks.PageChooserBlock(), label=_("Linked pages"), default=[]
    )
    partners = blocks.ListBlock(
        SnippetChooserBlock("partners_exchange.Partner"),
        label=_("Linked organisations"),
        default=[],
    )

    def clean(self, value: Any) -> Any:
        """Refuse an end without a beginning or before it."""
        cleaned = super().clean(value)
        start, end = cleaned.get("start") or "", cleaned.get("end") or ""
        problem = ""
        if end and not start:
            problem = str(_("Give the beginning as well."))
        elif ends_before_start(start, end):
            problem = str(_("The end lies before the start."))
        if problem:
            raise StructBlockValidationError(
                block_errors={"end": ValidationError(problem)}
            )
        return cleaned

    class Meta:
        icon = "date"
        label = _("Milestone")
        label_format = "{start} {title}"


class TimelineStreamBlock(blocks.StreamBlock):
    """Periods and milestones in reading order."""

    period = PeriodBlock()
    milestone = MilestoneBlock()


class BranchBlock(blocks.StructBlock):
    """A line that leaves the main one: drawn beside it and told in words."""

    code = IdentifierBlock(label=_("Identifier"))
    label = blocks.CharBlock(label=_("Name"), max_length=80)
    parent = IdentifierBlock(
        label=_("Leaves the branch"),
        required=False,
        default="",
        help_text=_("Empty: it leaves the main line."),
    )
    from_event = IdentifierBlock(label=_("Leaves at the milestone"))
    to_event = IdentifierBlock(
        label=_("Rejoins at the milestone"), required=False, default=""
    )
    last_event = IdentifierBlock(
        label=_("Last recorded milestone"),
        required=False,
        default="",
        help_text=_("Where our sources end; the line fades out there."),
    )
    note = blocks.TextBlock(label=_("In words"), required=False, default="")

    def clean(self, value: Any) -> Any:
        """Require exactly one way for the branch to end."""
        cleaned = super().clean(value)
        if bool(cleaned.get("to_event")) == bool(cleaned.get("last_event")):
            error = ValidationError(
                _("Say either where it rejoins or where the records end.")
            )
            raise StructBlockValidationError(block_errors={"to_event": error})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Branch")
        label_format = "{label}"


class BranchStreamBlock(blocks.StreamBlock):
    """The branches of the line."""

    branch = BranchBlock()
