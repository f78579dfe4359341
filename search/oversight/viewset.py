"""Addresses and the menu's entries."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from search.oversight.permissions import user_can_look_after_search
from search.oversight.views import ExplanationView, StateView


class OversightMenuItem(MenuItem):
    """The entry, for whoever looks after the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return user_can_look_after_search(request.user)


class StateViewSet(ViewSet):
    """How the engines are doing."""

    name = "search-state"
    icon = "circle-check"
    menu_label = _("State of the search")
    menu_item_class: Any = OversightMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the only page."""
        return [path("", StateView.as_view(), name="index")]


class ExplanationViewSet(ViewSet):
    """Why hits stand where they stand."""

    name = "search-explanation"
    icon = "help"
    menu_label = _("Why is it found?")
    menu_item_class: Any = OversightMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the only page."""
        return [path("", ExplanationView.as_view(), name="index")]
