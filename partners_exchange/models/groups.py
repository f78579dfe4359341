"""Task groups: what they were for, who belonged, what they decided."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.blocks import ProseStreamBlock, SourceBlock
from core.dates import validate_range
from core.fields import PartialDateField, date_basis_field
from core.models import BasePage
from core.stream import ProjectStreamField
from partners_exchange.blocks import DecisionBlock, MemberBlock
from partners_exchange.models.partners import RICH_TEXT
from partners_exchange.panels import page_tabs, period_panel
from partners_exchange.presentation.groups import (
    group_list_context,
    group_page_context,
)


class TaskGroupIndexPage(BasePage):
    """Lists the task groups and what came out of them."""

    kind = "section"
    heads = "groups"

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT)

    prose_fields = ("intro",)
    template = "partners_exchange/task_group_index_page.html"
    subpage_types: ClassVar = ["partners_exchange.TaskGroupPage"]
    max_count_per_parent = 1
    edit_handler = page_tabs(content=[FieldPanel("intro")])

    class Meta:
        verbose_name = _("list of task groups")
        verbose_name_plural = _("lists of task groups")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the groups with their products."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **group_list_context(self.language)}


class TaskGroupPage(BasePage):
    """A group that worked on a task for a time."""

    kind = "group"
    kind_label = _("Task group")

    start = PartialDateField(_("start"))
    start_basis = date_basis_field()
    end = PartialDateField(_("end"))
    end_basis = date_basis_field()
    mandate = RichTextField(
        _("mandate"),
        blank=True,
        features=RICH_TEXT,
        help_text=_("What the group was asked to do; empty: not recorded."),
    )
    body = ProjectStreamField(ProseStreamBlock(), verbose_name=_("text"), blank=True)
    decisions = ProjectStreamField(
        [("decision", DecisionBlock())], verbose_name=_("decisions"), blank=True
    )
    members = ProjectStreamField(
        [("member", MemberBlock())], verbose_name=_("members"), blank=True
    )
    sources = ProjectStreamField(
        [("source", SourceBlock())], verbose_name=_("sources"), blank=True
    )

    prose_fields = ("mandate", "body", "decisions")
    template = "partners_exchange/task_group_page.html"
    parent_page_types: ClassVar = ["partners_exchange.TaskGroupIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[FieldPanel("mandate"), FieldPanel("body"), FieldPanel("decisions")],
        facts=[
            period_panel("start", "end", _("When it worked")),
            FieldPanel("members"),
            FieldPanel("sources"),
        ],
    )

    class Meta:
        verbose_name = _("task group")
        verbose_name_plural = _("task groups")

    def clean(self) -> None:
        """Keep the end after the start."""
        super().clean()
        validate_range(self.start, self.end)

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add members and the products that name this group."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **group_page_context(self)}
