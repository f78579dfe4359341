"""Addresses of the repository that are no pages of the tree."""

from django.urls import path

from core.routes import route_by_language
from knowledge.exchange import views

COULD_IT_WORK = route_by_language(
    {
        "pl": "czy-to-zadziala/<uuid:key>/",
        "en": "could-it-work/<uuid:key>/",
        "uk": "chy-spratsiuie/<uuid:key>/",
    }
)
CONFIRM = route_by_language(
    {
        "pl": "potwierdzenie/<str:token>/",
        "en": "confirmation/<str:token>/",
        "uk": "pidtverdzhennia/<str:token>/",
    }
)

# Below `/<language>/`.
urlpatterns = [
    path(COULD_IT_WORK, views.could_it_work, name="could_it_work"),
    path(CONFIRM, views.confirm_practice, name="confirm_practice"),
]
