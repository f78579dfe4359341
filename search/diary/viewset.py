"""Addresses of the list of questions, and the menu's entry."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from search.diary.report import QuestionsReport


class QuestionsMenuItem(MenuItem):
    """The entry, for whoever may read the questions."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Hide it from everybody else."""
        return bool(request.user.has_perm("search.view_askedquestion"))


class QuestionsViewSet(ViewSet):
    """What people search for."""

    name = "questions"
    icon = "list-ol"
    menu_label = _("What people search for")
    menu_item_class: Any = QuestionsMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the list, and its rows alone."""
        return [
            path("", QuestionsReport.as_view(), name="index"),
            path(
                "results/", QuestionsReport.as_view(results_only=True), name="results"
            ),
        ]
