"""The site map for readers."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from core.models import BasePage
from home.site_map import site_map


class SiteMapPage(BasePage):
    """Every public page of a language in one list."""

    kind = "section"
    QUERY_BUDGET: ClassVar[int] = 32

    subpage_types: ClassVar[list[str]] = []
    template = "home/site_map_page.html"

    class Meta:
        verbose_name = _("site map")
        verbose_name_plural = _("site maps")

    def get_context(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> dict[str, Any]:
        """Add the tree."""
        context = super().get_context(request, *args, **kwargs)
        context["nodes"] = site_map(language=self.language)
        return context
