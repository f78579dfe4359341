"""Pages of text."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from core.stream import ProjectStreamField
from home.blocks import ContentStreamBlock
from partners_exchange.panels import page_tabs


class ContentPage(BasePage):
    """A page of text and pictures; may hold further pages."""

    kind = "page"
    # Each internal link of its text adds three, each list two.
    QUERY_BUDGET: ClassVar[int] = 45

    body = ProjectStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)

    prose_fields: ClassVar[tuple[str, ...]] = ("body",)
    edit_handler = page_tabs(content=[FieldPanel("body")])
    template = "home/content_page.html"

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
