"""The contact page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from core.models import BasePage
from home.contact import contact_answer
from partners_exchange.panels import page_tabs


class ContactPage(BasePage):
    """Who to write to, with a form."""

    kind = "contact"
    QUERY_BUDGET: ClassVar[int] = 24

    intro = RichTextField(
        _("introduction"), features=["bold", "italic", "link", "ul"], blank=True
    )
    consent_text = models.TextField(
        _("consent"),
        max_length=600,
        help_text=_("What a person agrees to by sending the form."),
    )
    privacy_link_text = models.CharField(
        _("words of the link to the privacy page"), max_length=160, blank=True
    )
    privacy_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("privacy page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    thank_you = RichTextField(
        _("thanks"), features=["bold", "italic", "link"], blank=True
    )

    prose_fields: ClassVar[tuple[str, ...]] = (
        "intro",
        "consent_text",
        "privacy_link_text",
        "thank_you",
    )
    subpage_types: ClassVar[list[str]] = []
    edit_handler = page_tabs(
        content=[
            FieldPanel("intro"),
            FieldPanel("consent_text"),
            FieldPanel("privacy_link_text"),
            FieldPanel("thank_you"),
        ],
        facts=[FieldPanel("privacy_page")],
    )
    template = "home/contact_page.html"

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form, or take what was sent."""
        return contact_answer(self, request, super().serve(request, *args, **kwargs))
