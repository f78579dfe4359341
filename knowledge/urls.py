"""Addresses of the repository that are no pages of the tree."""

from django.urls import path

from core.routes import route_by_language
from knowledge import views
from knowledge.exchange import views as exchange_views
from knowledge.transfer.export.views import export

EVIDENCE_LEVELS = route_by_language(
    {
        "pl": "poziomy-dowodow/",
        "en": "evidence-levels/",
        "uk": "rivni-dokazovosti/",
    }
)
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
    path(EVIDENCE_LEVELS, views.evidence_levels, name="evidence_levels"),
    path(COULD_IT_WORK, exchange_views.could_it_work, name="could_it_work"),
    path(CONFIRM, exchange_views.confirm_practice, name="confirm_practice"),
    path("export/<slug:name>.<slug:suffix>", export, name="list_export"),
]
