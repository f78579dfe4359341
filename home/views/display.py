"""Pages of the interface itself: display settings and the styleguide."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.frame import frame_set, view_frame
from core.languages import SOURCE_LANGUAGE


@require_safe
def display_settings(request: HttpRequest) -> HttpResponse:
    """Show the display settings; the browser keeps what is chosen."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    frame_set(request, view_frame("display_settings", language))
    return render(request, "display_settings.html")


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component with every state, in development only."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "styleguide.html")
