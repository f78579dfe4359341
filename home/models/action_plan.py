"""The partnership's action plan."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import RichTextField
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import (
    DateBasisBlock,
    FactCharBlock,
    FactChoiceBlock,
    PartialDateBlock,
    SourceBlock,
)
from core.models import BasePage
from core.stream import ProjectStreamField
from home.action_plan import plan_rows
from home.enums import PlanItemState
from partners_exchange.panels import page_tabs


class PlanItemBlock(blocks.StructBlock):
    """Something to be done, by whom and when."""

    title = blocks.CharBlock(label=_("What is to be done"), max_length=200)
    partner = SnippetChooserBlock(
        "partners_exchange.Partner", label=_("Responsible partner"), required=False
    )
    responsible = FactCharBlock(
        label=_("Responsible body"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Only when it is not in the partner registry."),
    )
    state = FactChoiceBlock(
        label=_("State"),
        choices=PlanItemState.choices,
        default=PlanItemState.NOT_RECORDED,
    )
    date = PartialDateBlock(label=_("Date"))
    date_basis = DateBasisBlock(label=_("How the date is known"), required=False)
    sources = blocks.ListBlock(SourceBlock(), label=_("Sources"), default=[])

    def clean(self, value: Any) -> Any:
        """Refuse two answers to the question who is responsible."""
        cleaned = super().clean(value)
        if cleaned.get("partner") and cleaned.get("responsible"):
            error = ValidationError(_("Choose a partner or write a name, not both."))
            raise StructBlockValidationError(block_errors={"responsible": error})
        return cleaned

    class Meta:
        icon = "tick"
        label = _("Item")


class ActionPlanPage(BasePage):
    """Items with responsible body, state and date."""

    kind = "page"
    QUERY_BUDGET: ClassVar[int] = 28

    intro = RichTextField(
        _("introduction"),
        features=["bold", "italic", "link", "document-link", "ul", "ol"],
        blank=True,
    )
    items = ProjectStreamField(
        [("item", PlanItemBlock())], verbose_name=_("items"), blank=True
    )
    items_empty = RichTextField(
        _("text while no item is recorded"),
        features=["bold", "italic", "link"],
        blank=True,
    )

    prose_fields: ClassVar[tuple[str, ...]] = ("intro", "items", "items_empty")
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[FieldPanel("intro"), FieldPanel("items"), FieldPanel("items_empty")]
    )
    template = "home/action_plan_page.html"

    class Meta:
        verbose_name = _("action plan")
        verbose_name_plural = _("action plans")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the items with facts from the source page."""
        context = super().get_context(request, *args, **kwargs)
        context["rows"] = plan_rows(self)
        return context
