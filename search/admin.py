"""The search's part of the admin menu."""

from django.utils.translation import gettext_lazy
from wagtail.admin.viewsets.base import ViewSetGroup

from search.synonyms.viewsets import SynonymViewSet


class SearchViewSetGroup(ViewSetGroup):
    """What editors keep for the search."""

    menu_label = gettext_lazy("Search")
    menu_name = "search"
    menu_icon = "search"
    menu_order = 330
    items = (SynonymViewSet,)
