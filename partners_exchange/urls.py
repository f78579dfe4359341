"""Addresses that are no pages of the tree."""

from django.urls import path

from core.routes import route_by_language
from partners_exchange import views
from partners_exchange.chain.views import chain

CHAIN = route_by_language(
    {
        "pl": "lancuch/<uuid:key>/",
        "en": "chain/<uuid:key>/",
        "uk": "lantsiuh/<uuid:key>/",
    }
)

# Below `/<language>/`.
urlpatterns = [
    path("feeds/activities.ics", views.activities_calendar, name="activities_calendar"),
    path(CHAIN, chain, name="chain"),
]
