"""Addresses that are no pages of the tree."""

from django.urls import path

from knowledge.transfer.export.views import export

# Below `/<language>/`.
urlpatterns = [
    path("export/<slug:name>.<slug:suffix>", export, name="list_export"),
]
