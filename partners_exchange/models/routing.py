"""Pages with addresses below their own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail.contrib.routable_page.models import RoutablePageMixin

from core.models import BasePage


class RoutedPage(RoutablePageMixin, BasePage):
    """A page that also answers below its own address, in its language only."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask for the language first: a route does not pass `BasePage.serve`."""
        if self.language != get_language() or self.is_foreign_alias:
            raise Http404
        return super().serve(request, *args, **kwargs)
