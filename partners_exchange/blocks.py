"""Rows of group and activity pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import FactCharBlock, PartialDateBlock

TIME = RegexValidator(
    r"^([01]\d|2[0-3]):[0-5]\d\Z", _("Write the time as 09:30, on the 24-hour clock.")
)


class MemberBlock(blocks.StructBlock):
    """A member of a group: a partner of the registry, or a name."""

    partner = SnippetChooserBlock(
        "partners_exchange.Partner", label=_("Partner"), required=False
    )
    name = FactCharBlock(
        label=_("Name"),
        required=False,
        max_length=255,
        help_text=_("Of a person, or of an organisation that is not in the registry."),
    )

    def clean(self, value: Any) -> Any:
        """Require a partner or a name."""
        cleaned = super().clean(value)
        if not (cleaned.get("partner") or cleaned.get("name")):
            error = ValidationError(_("Choose a partner or write a name."))
            raise StructBlockValidationError(block_errors={"name": error})
        return cleaned

    class Meta:
        icon = "group"
        label = _("Member")


class DecisionBlock(blocks.StructBlock):
    """Something that was decided."""

    number = FactCharBlock(label=_("Number"), required=False, max_length=40)
    date = PartialDateBlock(label=_("Date"))
    title = blocks.CharBlock(label=_("What was decided"), max_length=255)
    text = blocks.TextBlock(label=_("Details"), required=False)

    class Meta:
        icon = "tick"
        label = _("Decision")


class ProgrammeRowBlock(blocks.StructBlock):
    """One row of a programme; an empty time is shown as "no time given"."""

    start = FactCharBlock(
        label=pgettext_lazy("time", "From"), required=False, validators=[TIME]
    )
    end = FactCharBlock(
        label=pgettext_lazy("time", "To"), required=False, validators=[TIME]
    )
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    note = blocks.TextBlock(label=_("Note"), required=False)
    speaker = FactCharBlock(label=_("Speakers"), required=False, max_length=255)

    def clean(self, value: Any) -> Any:
        """Keep the end after the start."""
        cleaned = super().clean(value)
        start, end = cleaned.get("start"), cleaned.get("end")
        if end and (not start or end < start):
            error = ValidationError(_("The end lies before the start."))
            raise StructBlockValidationError(block_errors={"end": error})
        return cleaned

    class Meta:
        icon = "time"
        label = _("Row of the programme")


class MaterialBlock(blocks.StructBlock):
    """Something to read or download: a document of the site or an address."""

    title = FactCharBlock(
        label=_("Title"),
        required=False,
        max_length=255,
        help_text=_("Empty: the document's own title."),
    )
    language = FactCharBlock(
        label=_("Language"), required=False, max_length=2, help_text=_("Such as en.")
    )
    document = DocumentChooserBlock(label=_("Document"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        """Require exactly one target, and a title for an address."""
        cleaned = super().clean(value)
        if bool(cleaned.get("document")) == bool(cleaned.get("url")):
            error = ValidationError(
                _("Choose a document or write an address, not both.")
            )
            raise StructBlockValidationError(block_errors={"url": error})
        if cleaned.get("url") and not cleaned.get("title"):
            error = ValidationError(_("Write what is found under the address."))
            raise StructBlockValidationError(block_errors={"title": error})
        return cleaned

    class Meta:
        icon = "doc-full"
        label = _("Material")
