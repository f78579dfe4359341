"""Addresses of the machine doors beside the API itself."""

from django.urls import path, re_path

from headless.views import api_not_found, permanent_address

urlpatterns = [
    path("id/<slug:kind>/<uuid:key>", permanent_address, name="permanent_address"),
    re_path(r"^api/", api_not_found, name="api_not_found"),
]
