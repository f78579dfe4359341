"""Text, pictures and tables of a content page, one block each."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from core.blocks.facts import FactCharBlock
from core.blocks.video import VideoBlock
from core.targets import LinkDocument, Targets, address_link, page_link, read_targets

RICH_TEXT_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "h3"]


class HeadingBlock(blocks.StructBlock):
    """A section heading (second level)."""

    text = blocks.CharBlock(label=_("Text"), max_length=120)

    class Meta:
        icon = "title"
        template = "core/blocks/heading.html"
        label = _("Heading")


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=RICH_TEXT_FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        template = "core/blocks/paragraph.html"
        label = _("Text")


class PictureBlock(blocks.StructBlock):
    """A picture; its alternative text and credit belong to the image."""

    image = ImageChooserBlock(label=_("Image"))
    caption = blocks.CharBlock(
        label=_("Caption"), required=False, default="", max_length=255
    )

    class Meta:
        icon = "image"
        template = "core/blocks/picture.html"
        label = _("Image")


class GalleryBlock(blocks.StructBlock):
    """Several pictures together."""

    pictures = blocks.ListBlock(PictureBlock(), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        template = "core/blocks/gallery.html"
        label = _("Gallery")


class QuoteBlock(blocks.StructBlock):
    """Somebody's words."""

    text = blocks.TextBlock(label=_("Words"))
    attribution = FactCharBlock(label=_("Who said it"), required=False, default="")
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "openquote"
        template = "core/blocks/quote.html"
        label = _("Quotation")


class DocumentsBlock(blocks.StructBlock):
    """Files to download."""

    title = blocks.CharBlock(label=_("Title"), required=False, default="")
    documents = blocks.ListBlock(DocumentChooserBlock(), min_num=1)

    class Meta:
        icon = "doc-full"
        template = "core/blocks/documents.html"
        label = _("Documents")


class AccordionItemBlock(blocks.StructBlock):
    """A title that opens a text."""

    title = blocks.CharBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT_FEATURES)


class AccordionBlock(blocks.StructBlock):
    """Texts that open on demand."""

    items = blocks.ListBlock(AccordionItemBlock(), min_num=1)

    class Meta:
        icon = "list-ul"
        template = "core/blocks/accordion.html"
        label = _("Accordion")


class TableSectionBlock(blocks.StructBlock):
    """A data table with its caption."""

    caption = blocks.CharBlock(label=_("Caption"), max_length=200)
    table = TableBlock(label=_("Table"))

    class Meta:
        icon = "table"
        template = "core/blocks/table.html"
        label = _("Table")


class CallToActionBlock(blocks.StructBlock):
    """A way on: a page of the site or an address elsewhere."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("Text"), required=False, default="")
    label = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Address elsewhere"), required=False)

    def clean(self, value: Any) -> Any:
        """Require exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            error = ValidationError(_("Choose a page or write an address, not both."))
            raise StructBlockValidationError(block_errors={"url": error})
        return cleaned

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the link, None when its page is not public."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        targets = read_targets(self.extract_references(value))
        context["link"] = call_to_action_link(value, targets)
        return context

    class Meta:
        icon = "arrow-right"
        template = "core/blocks/call_to_action.html"
        label = _("Call to action")


def call_to_action_link(value: Any, targets: Targets) -> LinkDocument | None:
    """Return where a call to action leads, None when that is not public."""
    if value["page"] is None:
        return address_link(value["url"]) if value["url"] else None
    page = targets.page(value["page"].pk)
    return page_link(page) if page else None


class FigureBlock(blocks.StructBlock):
    """One number that says something, with its source."""

    value = blocks.CharBlock(label=_("Value"), max_length=40)
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source = FactCharBlock(label=_("Source"), required=False, default="")
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)


class FiguresBlock(blocks.StructBlock):
    """Facts in figures."""

    items = blocks.ListBlock(FigureBlock(), min_num=1, max_num=6)

    class Meta:
        icon = "order"
        template = "core/blocks/figures.html"
        label = _("Figures")


class ProseStreamBlock(blocks.StreamBlock):
    """Every block a content page may hold."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    picture = PictureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    documents = DocumentsBlock()
    accordion = AccordionBlock()
    table = TableSectionBlock()
    call_to_action = CallToActionBlock()
    figures = FiguresBlock()
    video = VideoBlock()

    class Meta:
        block_counts: dict[str, dict[str, int]] = {}
