"""The board of offers and needs, and a page for each entry below it."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField

from knowledge.board.board_list import board_context
from knowledge.board.offer_page import offer_response
from partners_exchange.models.partners import RICH_TEXT
from partners_exchange.models.routing import RoutedPage
from partners_exchange.panels import page_tabs


class BoardPage(RoutedPage):
    """“We can show”, “we look for”: lists the entries and answers for each."""

    kind = "section"
    heads = "offers"

    intro = RichTextField(_("introduction"), blank=True, features=RICH_TEXT)
    consent_text = models.TextField(
        _("consent"),
        max_length=600,
        help_text=_("What a person agrees to by sending the form."),
    )

    prose_fields = ("intro", "consent_text")
    template = "knowledge/board_page.html"
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    edit_handler = page_tabs(
        content=[FieldPanel("intro"), FieldPanel("consent_text")],
    )

    class Meta:
        verbose_name = _("board of offers and needs")
        verbose_name_plural = _("boards of offers and needs")

    @path("")
    def board_route(self, request: HttpRequest) -> HttpResponse:
        """Answer with the list."""
        return self.render(
            request, context_overrides=board_context(request.GET, self.language)
        )

    @path("<slug:slug>/", name="offer")
    def offer_route(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Answer with the page of one entry; an unknown address is a 404."""
        return offer_response(self, request, slug)
