"""Address of the search page, one per language."""

from django.urls import path

from core.routes import route_by_language
from search.views import search

SEARCH = route_by_language({"pl": "szukaj/", "en": "search/", "uk": "poshuk/"})

urlpatterns = [path(SEARCH, search, name="search")]
