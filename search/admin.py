"""The search's part of the admin menu."""

from typing import Any

from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSetGroup

from search.diary.viewset import QuestionsViewSet
from search.oversight.viewset import ExplanationViewSet, StateViewSet
from search.pins.viewsets import PinViewSet
from search.synonyms.viewsets import SynonymViewSet


class SearchViewSetGroup(ViewSetGroup):
    """What editors keep for the search."""

    menu_label = gettext_lazy("Search")
    menu_name = "search"
    menu_icon = "search"
    menu_order = 330
    items: Any = (
        QuestionsViewSet,
        SynonymViewSet,
        PinViewSet,
        ExplanationViewSet,
        StateViewSet,
    )
