"""Pages of a saved search: ask for it, confirm it, leave it.

Queries: what every page costs, and one for the search of a link; sending costs three.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from core.frame import PageFrame, frame_set, languages_from
from core.hourly import HOUR, allowed_this_hour
from core.languages import SOURCE_LANGUAGE
from core.meta import PageMeta, absolute
from core.routes import addresses_by_language
from search.parameters import Asked, read_asked
from search.saved.forms import SavedSearchForm
from search.saved.models import SavedSearch
from search.saved.services import (
    asked_by,
    saved_search_ask,
    saved_search_confirm,
    saved_search_leave,
)
from search.saved.tokens import CONFIRM, LEAVE, saved_of

ASKED_AN_HOUR = 5
SAVED_QUERY_BUDGET = 10
GONE = 410
TOO_MANY_REQUESTS = 429
UNAVAILABLE = 503


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest) -> HttpResponse:
    """Show the form for the question in the address, or take it."""
    asked = read_asked(request.GET)
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    if asked.empty:
        return HttpResponseRedirect(reverse("search"))
    form = SavedSearchForm(request.POST or None)
    status, sent = 200, False
    if request.method == "POST" and form.is_valid():
        if not allowed_this_hour(request, purpose="saved", most=ASKED_AN_HOUR):
            status = TOO_MANY_REQUESTS
            form.add_error(
                None, _("Too many messages from your network. Please wait an hour.")
            )
        elif saved_search_ask(
            email=form.cleaned_data["email"], asked=asked, language=language
        ):
            sent = True
        else:
            status = UNAVAILABLE
            form.add_error(None, _("The letter could not be sent. Please try later."))
    if form.errors:
        form.data = form.refreshed_data()
    context = {"form": form, "sent": sent}
    response = page(request, "save", context, asked=asked, status=status)
    if status == TOO_MANY_REQUESTS:
        response["Retry-After"] = str(HOUR)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for one more click: programs that check mail open every link."""
    saved = saved_of(token, CONFIRM)
    done = saved is not None and request.method == "POST"
    if saved and done:
        saved_search_confirm(saved=saved)
    return answer(request, "confirm", saved, done=done, token=token)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """End a saved search.

    Mail programs send the form themselves (RFC 8058), without a cookie: the address
    is the proof. Who left already is told the same.
    """
    saved = saved_of(token, LEAVE)
    done = request.method == "POST"
    if saved and done:
        saved_search_leave(saved=saved)
    return answer(request, "leave", saved, done=done, token=token)


def answer(
    request: HttpRequest,
    name: str,
    saved: SavedSearch | None,
    *,
    done: bool,
    token: str,
) -> HttpResponse:
    """Draw what a link of a letter leads to."""
    context: dict[str, object] = {"saved": saved, "done": done}
    asked = asked_by(saved) if saved else Asked()
    status = 200 if saved or done else GONE
    return page(request, name, context, asked=asked, status=status, token=token)


def page(
    request: HttpRequest,
    name: str,
    context: dict[str, object],
    *,
    asked: Asked,
    status: int,
    token: str = "",
) -> HttpResponse:
    """Draw a page that no search engine keeps and no other site learns of."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    view, arguments = f"saved_{name}", [token] if token else []
    urls = addresses_by_language(view, *arguments)
    if not token:
        urls = {code: f"{url}?{asked.address()}" for code, url in urls.items()}
    title = _("New results by e-mail")
    frame = PageFrame(
        meta=PageMeta(title=title, canonical=absolute(urls[language])),
        languages=languages_from(urls, language, urls),
    )
    frame_set(request, frame)
    context |= {"asked": asked, "heading": title, "address": asked.address()}
    response = render(request, f"search/saved/{name}.html", context, status=status)
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
