"""Addresses of the search page and what belongs to it, one per language."""

from typing import Any

from django.urls import path

from core.routes import route_by_language
from search.opensearch import description, suggestions
from search.saved import views as saved
from search.saved.feed import search_feed
from search.views import search

ROOTS = {"pl": "szukaj/", "en": "search/", "uk": "poshuk/"}


def below(rest: str) -> Any:
    """Return the route of an address below the search page."""
    return route_by_language({code: root + rest for code, root in ROOTS.items()})


urlpatterns = [
    path(route_by_language(ROOTS), search, name="search"),
    path(below("atom.xml"), search_feed, name="search_feed"),
    path(below("opensearch.xml"), description, name="search_description"),
    path(below("suggestions.json"), suggestions, name="search_suggestions"),
    path(below("e-mail/"), saved.save, name="saved_save"),
    path(below("e-mail/+/<str:token>/"), saved.confirm, name="saved_confirm"),
    path(below("e-mail/-/<str:token>/"), saved.leave, name="saved_leave"),
]
