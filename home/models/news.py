"""News and its index."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel

from core.models import BasePage
from core.stream import ProjectStreamField
from home.blocks import ContentStreamBlock
from home.presentation import article_data, language_versions, partner_links
from home.selectors import news_neighbours, news_page, news_years
from partners_exchange.panels import page_tabs


class NewsIndexPage(BasePage):
    """Every news item, newest first."""

    kind = "section"
    heads = "news"
    QUERY_BUDGET: ClassVar[int] = 24

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["home.NewsPage"]
    max_count_per_parent = 1
    template = "home/news_index_page.html"

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add one page of the list and the years to choose from."""
        context = super().get_context(request, *args, **kwargs)
        years = news_years(language=self.language)
        year = request.GET.get("year", "")
        chosen = year if year in years else ""
        context |= {
            "years": years,
            "year": chosen,
            "unknown_year": bool(year) and not chosen,
            "page_obj": news_page(
                language=self.language, year=chosen, number=request.GET.get("page", "1")
            ),
        }
        return context


class NewsPage(BasePage):
    """One news item."""

    kind = "news"
    kind_label = _("News")
    QUERY_BUDGET: ClassVar[int] = 32

    date = models.DateField(_("date"), default=timezone.localdate)
    body = ProjectStreamField(ContentStreamBlock(), verbose_name=_("text"), blank=True)
    image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    partners = ParentalManyToManyField(
        "partners_exchange.Partner",
        verbose_name=_("partners"),
        blank=True,
        related_name="news_pages",
    )

    prose_fields: ClassVar[tuple[str, ...]] = ("body",)
    parent_page_types: ClassVar = ["home.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[FieldPanel("body")],
        facts=[FieldPanel("date"), FieldPanel("image"), FieldPanel("partners")],
    )
    template = "home/news_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")

    def structured_data(self) -> list[dict[str, Any]]:
        """Describe the article."""
        return [article_data(self)]

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the items before and after this one."""
        context = super().get_context(request, *args, **kwargs)
        context["earlier"], context["later"] = news_neighbours(
            key=self.translation_key,
            language=self.language,
            date_key=self.facts.date.isoformat(),
        )
        context["partners"] = partner_links(self.facts.partners.all(), self.language)
        context["freshness"] = language_versions(self)
        return context
