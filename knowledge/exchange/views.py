"""Public pages of the exchange: “Could it work here?” and the owner's answer."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.frame import PageFrame, alternates_from, frame_set, languages_from
from core.languages import LANGUAGE_CODES, SOURCE_LANGUAGE
from core.meta import Crumb, PageMeta, absolute
from knowledge.exchange.comparison import (
    compare,
    conditions_of,
    institutions,
    practice_row,
    wide_gaps,
)
from knowledge.exchange.confirmation_mail import request_of
from knowledge.exchange.confirmations import confirmation_answer
from knowledge.exchange.enums import ConfirmationAnswer
from knowledge.exchange.forms import ConfirmationForm
from partners_exchange.chain.addresses import chain_path
from publication.models import Publication

# Queries of the comparison, however many institutions there are.
COMPARISON_QUERY_BUDGET = 15
CONFIRMATION_QUERY_BUDGET = 15
GONE = 410


def active_language() -> str:
    """Return the language of the address."""
    return (get_language() or SOURCE_LANGUAGE)[:2]


@require_safe
def could_it_work(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Set a practice's needs beside the conditions of one institution."""
    language = active_language()
    practice = practice_row(key, language)
    if practice is None:
        if Publication.objects.filter(key=key, kind="practice").exists():
            return render(request, "headless/withdrawn.html", status=GONE)
        raise Http404
    code = request.GET.get("here", "")
    conditions = conditions_of(code, language) if code else None
    sides = compare(practice, conditions, language)
    frame_set(request, comparison_frame(practice, language))
    context = {
        "practice": practice,
        "rated": bool(practice.document["transfer_profile"]),
        "institutions": institutions(language, code),
        "unknown": bool(code) and conditions is None,
        "conditions": conditions,
        "sides": sides,
        "wide": wide_gaps(sides) if conditions else [],
        "dossier": chain_path(key),
    }
    return render(request, "knowledge/could_it_work.html", context)


def comparison_frame(practice: Publication, language: str) -> PageFrame:
    """Return the frame: the page stands below the practice."""
    urls = urls_by_language("could_it_work", practice.key)
    crumbs = [Crumb(**crumb) for crumb in practice.document["breadcrumbs"]]
    return PageFrame(
        meta=PageMeta(
            title=_("Could it work here? %(title)s") % {"title": practice.title},
            description=_(
                "What the practice asks beside what an institution has, condition by "
                "condition."
            ),
            canonical=absolute(urls[language]),
            breadcrumbs=[*crumbs, Crumb(title=practice.title, path=practice.path)],
        ),
        languages=languages_from(urls, language, urls),
        alternates=alternates_from(urls),
    )


def urls_by_language(name: str, *args: object) -> dict[str, str]:
    """Return the address of a view in every language."""
    urls = {}
    for code in LANGUAGE_CODES:
        with translation.override(code):
            urls[code] = reverse(name, args=args)
    return urls


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_practice(request: HttpRequest, token: str) -> HttpResponse:
    """Show the owner a practice, and take the answer; the link is the key."""
    asked = request_of(token)
    if asked is None:
        raise Http404
    form = ConfirmationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and not asked.answer and form.is_valid():
        confirmation_answer(
            request=asked,
            answer=ConfirmationAnswer(form.cleaned_data["answer"]),
            note=form.cleaned_data["note"],
        )
        return private(HttpResponseRedirect(request.path))
    language = active_language()
    urls = urls_by_language("confirm_practice", token)
    title = _("Is it still true?")
    frame_set(
        request,
        PageFrame(
            meta=PageMeta(title=title),
            languages=languages_from(urls, language, urls),
        ),
    )
    context = {
        "form": form,
        "asked": asked,
        "practice": practice_row(asked.practice.translation_key, language),
        "title": title,
        "answer": ConfirmationAnswer(asked.answer).label if asked.answer else "",
    }
    return private(render(request, "knowledge/confirm_practice.html", context))


def private(response: HttpResponse) -> HttpResponse:
    """Keep the address, which is a key, out of search engines and other sites.

    No stricter policy: with `no-referrer` browsers send the form with the origin
    `null`, which the protection against forged forms refuses.
    """
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex"
    return response
