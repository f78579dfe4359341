"""Addresses that are no pages of the tree."""

from django.urls import path

from core.routes import route_by_language
from knowledge import views

EVIDENCE_LEVELS = route_by_language(
    {
        "pl": "poziomy-dowodow/",
        "en": "evidence-levels/",
        "uk": "rivni-dokazovosti/",
    }
)

# Below `/<language>/`.
urlpatterns = [
    path(EVIDENCE_LEVELS, views.evidence_levels, name="evidence_levels"),
]
