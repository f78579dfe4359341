"""The list of partners, and a page for each below it."""

from typing import ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from partners_exchange.models.partners import RICH_TEXT, Partner
from partners_exchange.models.routing import RoutedPage
from partners_exchange.panels import page_tabs
from partners_exchange.presentation.partner_list import partner_list_context
from partners_exchange.presentation.partner_page import partner_page_context
from partners_exchange.presentation.snapshots import snapshot_rows

RELATED = (
    "partner_type",
    "country",
    "nuts",
    "relation",
    "logo",
    "successor",
    "possible_successor",
)


class PartnerIndexPage(RoutedPage):
    """Lists the registry and answers for every partner in its language."""

    kind = "section"
    heads = "partners"
    kind_label = _("Partners")
    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT)

    prose_fields = ("intro",)
    template = "partners_exchange/partner_index_page.html"
    partner_template = "partners_exchange/partner.html"
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    edit_handler = page_tabs(content=[FieldPanel("intro")])

    class Meta:
        verbose_name = _("list of partners")
        verbose_name_plural = _("lists of partners")

    @path("")
    def index_route(self, request: HttpRequest) -> HttpResponse:
        """Answer with the list, the drawing and the counts of members."""
        context = partner_list_context(request.GET, self.language)
        context["snapshots"] = snapshot_rows(self.language)
        return self.render(request, context_overrides=context)

    @path("<slug:slug>/", name="partner")
    def partner(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Answer with the page of one partner; an unknown address is a 404."""
        partner = (
            Partner.objects.filter(**{f"slug_{self.language}": slug})
            .select_related(*RELATED)
            .first()
        )
        if partner is None:
            raise Http404
        return self.render(
            request,
            template=self.partner_template,
            context_overrides=partner_page_context(self, request, partner),
        )
