"""Every address of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from config.api import api
from config.deposit import deposit_api
from home.urls import language_patterns, plain_patterns

# People who work on the site.
editorial = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
]

# Programs.
machines = [
    path("api/v1/", api.urls),
    path("api/v3-preview/", deposit_api.urls),
    path("", include("headless.urls")),
]

# Readers: one tree of addresses for each language.
readers = i18n_patterns(
    *language_patterns,
    path("", include("knowledge.urls")),
    path("", include("partners_exchange.urls")),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)

# In production the web server in front serves uploaded files.
media = (
    [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
    if settings.SERVE_MEDIA
    else []
)

urlpatterns = [*plain_patterns, *editorial, *machines, *media, *readers]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"
