"""The history of the partnership."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage
from core.stream import ProjectStreamField
from home.history import history_problems, history_view
from home.presentation import link_history
from home.selectors import task_group_junction
from home.timeline_blocks import BranchStreamBlock, TimelineStreamBlock
from partners_exchange.panels import page_tabs
from partners_exchange.presentation.snapshots import snapshot_rows


class HistoryPage(BasePage):
    """A line with stations, one structured milestone each."""

    kind = "history"
    QUERY_BUDGET: ClassVar[int] = 40

    timeline = ProjectStreamField(
        TimelineStreamBlock(), verbose_name=_("timeline"), blank=True
    )
    branches = ProjectStreamField(
        BranchStreamBlock(), verbose_name=_("branches"), blank=True
    )
    snapshots_title = models.CharField(
        _("heading over the numbers of members"), max_length=120, blank=True
    )
    snapshots_intro = RichTextField(
        _("text over the numbers of members"),
        features=["bold", "italic", "link"],
        blank=True,
    )

    prose_fields: ClassVar[tuple[str, ...]] = (
        "timeline",
        "branches",
        "snapshots_title",
        "snapshots_intro",
    )
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[
            FieldPanel("timeline"),
            FieldPanel("branches"),
            MultiFieldPanel(
                [FieldPanel("snapshots_title"), FieldPanel("snapshots_intro")],
                heading=_("Members over time"),
                help_text=_("The numbers themselves are kept with the partners."),
            ),
        ]
    )
    template = "home/history_page.html"

    class Meta:
        verbose_name = _("history page")
        verbose_name_plural = _("history pages")

    def clean(self) -> None:
        """Refuse identifiers given twice and branches of unknown milestones."""
        super().clean()
        problems = history_problems(self)
        if problems:
            raise ValidationError({name: [text] for name, text in problems.items()})

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the drawing, the junction and the numbers of members."""
        context = super().get_context(request, *args, **kwargs)
        context["history"] = history_view(self)
        link_history(context["history"], self.language)
        context["snapshots"] = snapshot_rows(self.language)
        context["junction"] = task_group_junction(language=self.language)
        return context
