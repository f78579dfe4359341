"""Old addresses of pages lead to their present ones."""

from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
)

from headless.redirects.selectors import normal_path, redirect_target
from headless.tombstones import gone

NOT_FOUND = 404
SAFE_METHODS = frozenset({"GET", "HEAD"})
# Files and machines: nothing there was ever a page.
NO_PAGES = ("/api/", "/admin/", "/documents/", "/media/", "/static/", "/id/")


class RedirectMiddleware:
    """Answer what would be "not found" with a redirect, or with "gone"."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look an address up only when nothing else answers it."""
        response = self.get_response(request)
        if (
            response.status_code != NOT_FOUND
            or request.method not in SAFE_METHODS
            or request.path_info.startswith(NO_PAGES)
            or "\x00" in request.path_info
        ):
            return response
        target = redirect_target(request.path_info)
        if target is None:
            return response
        if target.key and not target.url:
            return gone(request, target.key, target.language)
        if target.path == normal_path(request.path_info):
            # Public by the table and not found all the same: no circle.
            return response
        return HttpResponsePermanentRedirect(
            with_query(target.path or target.url, request.META.get("QUERY_STRING", ""))
        )


def with_query(address: str, query: str) -> str:
    """Return an address with a request's parameters after its own."""
    parts = urlsplit(address)
    joined = "&".join(part for part in (parts.query, query) if part)
    return urlunsplit(parts._replace(query=joined))
