"""The site's addresses, and Wagtail's own API for comparison."""

from django.urls import path
from wagtail.api.v3.urls import api as wagtail_api

from config.urls import urlpatterns as site_addresses

V3 = "api/v3-preview/"

mounted = any(str(address.pattern) == V3 for address in site_addresses)
urlpatterns = [
    *([] if mounted else [path(V3, wagtail_api.urls)]),
    *site_addresses,
]
