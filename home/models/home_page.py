"""The home page of a language."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage
from core.stream import ProjectStreamField
from home.linemap import linemap
from home.presentation import organization_data
from home.selectors import home_sections
from partners_exchange.panels import page_tabs

FIRST_YEAR, LAST_YEAR = 1990, 2100


class HighlightBlock(blocks.StructBlock):
    """One year of the short history."""

    year = blocks.IntegerBlock(
        label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    text = blocks.CharBlock(label=_("What happened"), max_length=90)

    class Meta:
        icon = "date"
        label = _("Year")


class LinemapBranchBlock(blocks.StructBlock):
    """A line that left the main one, in short."""

    start = blocks.IntegerBlock(
        label=_("From"), min_value=FIRST_YEAR, max_value=LAST_YEAR
    )
    end = blocks.IntegerBlock(label=_("To"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    open = blocks.BooleanBlock(
        label=_("The end is not recorded"),
        required=False,
        help_text=_("“To” is then the year of the last record."),
    )
    text = blocks.CharBlock(label=_("In words"), max_length=120)

    class Meta:
        icon = "link"
        label = _("Branch")


class HomePage(BasePage):
    """What the partnership is, what is new, and the ways on."""

    kind = "home"
    QUERY_BUDGET: ClassVar[int] = 45

    lead = models.TextField(
        _("opening"), max_length=400, help_text=_("The large sentence at the top.")
    )
    standfirst = RichTextField(
        _("standfirst"), features=["bold", "italic", "link"], blank=True
    )
    highlights = ProjectStreamField(
        [("highlight", HighlightBlock())], verbose_name=_("line in short"), blank=True
    )
    branches = ProjectStreamField(
        [("branch", LinemapBranchBlock())], verbose_name=_("branches"), blank=True
    )

    prose_fields: ClassVar[tuple[str, ...]] = (
        "lead",
        "standfirst",
        "highlights",
        "branches",
    )
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    edit_handler = page_tabs(
        content=[
            FieldPanel("lead"),
            FieldPanel("standfirst"),
            FieldPanel("highlights"),
            FieldPanel("branches"),
        ]
    )
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @property
    def meta_description(self) -> str:
        """The opening sentence describes the site when nothing else does."""
        return super().meta_description or str(self.lead)

    def structured_data(self) -> list[dict[str, Any]]:
        """Describe the partnership."""
        return [organization_data(self)]

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the short history and what is new."""
        context = super().get_context(request, *args, **kwargs)
        context["linemap"] = linemap(self)
        context |= home_sections(language=self.language)
        return context
