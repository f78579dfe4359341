"""Answers to requests that went wrong, in the reader's language."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template import loader
from django.utils.translation import get_language

from core.languages import SOURCE_LANGUAGE
from publication.models import Publication

SIMILAR = 3
SHORTEST_GUESS = 3


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Explain a refused form post; nothing about the reason leaks."""
    return render(request, "csrf_failure.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the request could not be read."""
    return render(request, "400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that the page is not open to the reader."""
    return render(request, "403.html", status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and what looks like it."""
    guess = last_words(request.path)
    context = {"search_guess": guess, "similar": similar_pages(request.path)}
    return render(request, "404.html", context, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that the server has a fault; needs no database and no language."""
    return HttpResponseServerError(loader.get_template("500.html").render())


def last_part(path: str) -> str:
    """Return the last part of an address."""
    return path.rstrip("/").rpartition("/")[2][:80]


def last_words(path: str) -> str:
    """Return the words of the last part of an address, for a search."""
    return last_part(path).replace("-", " ").replace("_", " ").strip()


def similar_pages(path: str) -> list[dict[str, str]]:
    """Return public pages whose address holds the last part of this one."""
    part = last_part(path).lower()
    if len(part) < SHORTEST_GUESS:
        return []
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    rows = (
        Publication.objects.filter(
            language=language, withdrawn_at=None, path__contains=part
        )
        .order_by("path")
        .values_list("title", "path")[:SIMILAR]
    )
    return [{"title": title, "url": address} for title, address in rows]
