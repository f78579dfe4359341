"""Addresses and the menu's entry."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from knowledge.transfer.permissions import kinds_for
from knowledge.transfer.views import steps


class ImportMenuItem(MenuItem):
    """The entry, for whoever may import something."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return bool(kinds_for(request.user))


class ImportViewSet(ViewSet):
    """Imports."""

    name = "imports"
    icon = "download"
    menu_label = _("Imports")
    menu_item_class: Any = ImportMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the pages and the steps."""
        one = "<int:pk>/"
        return [
            path("", steps.ImportListView.as_view(), name="index"),
            path("add/", steps.UploadView.as_view(), name="add"),
            path(one, steps.ImportView.as_view(), name="show"),
            path(f"{one}columns/", steps.ColumnsView.as_view(), name="columns"),
            path(
                f"{one}corrections/",
                steps.CorrectionsView.as_view(),
                name="corrections",
            ),
            *(
                path(f"{one}{step}/", steps.StepView.as_view(step=step), name=step)
                for step in ("start", "stop", "undo")
            ),
        ]
