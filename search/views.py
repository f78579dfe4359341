"""The search page.

Queries: labels 1; without results 3 (topics, their labels). The engine's own
file is asked besides.
"""

from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.frame import frame_set, view_frame
from core.languages import SOURCE_LANGUAGE
from search.diary.services import count_later
from search.engines import current_engine
from search.parameters import PAGE_SIZE, Asked, read_asked
from search.pins.selectors import keys_put_first
from search.presentation import Presentation
from search.protocol import Query, Results, Scope
from search.selectors import found_in_all_languages, found_without_filters, topics


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Answer a question, or help to ask one."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    asked = read_asked(request.GET)
    frame_set(request, search_frame(asked, language))
    context: dict[str, Any] = {"asked": asked, "scopes": list(Scope)}
    if asked.empty:
        context["topics"] = topics(language)
    else:
        context |= answer(asked, language)
        if asked.page == 1:
            found = context["results"].total
            count_later(request, typed=asked.text, language=language, found=found)
    return render(request, "search/search.html", context)


def answer(asked: Asked, language: str) -> dict[str, Any]:
    """Return the context of a question: results, or ways on without any."""
    first = keys_put_first(asked.text, language)
    query = replace(asked.query(language), first=first)
    results, page = search_page(query)
    presentation = Presentation(asked, results, language)
    facets = presentation.facets()
    context: dict[str, Any] = {
        "results": results,
        "found": presentation.found(),
        "facets": facets,
        "applied": presentation.applied(facets),
        "page_obj": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "address": asked.address(),
        "address_as_typed": asked.address(as_typed=True),
    }
    if not results.total:
        engine = current_engine()
        context |= {
            "topics": topics(language),
            "suggestions": [
                {"text": text, "address": asked.address(text=text)}
                for text in results.suggestions
            ],
            "without_filters": found_without_filters(engine, query),
            "address_without_filters": asked.address(chosen={}),
            "in_all_languages": found_in_all_languages(engine, query),
            "address_in_all_languages": asked.address(scope=Scope.ALL),
        }
    return context


def search_page(query: Query) -> tuple[Results, Page[int]]:
    """Return the page asked for, or the last one when it lies behind it."""
    engine = current_engine()
    results = engine.search(query)
    paginator = Paginator(range(results.total), PAGE_SIZE)
    page = paginator.get_page(query.page)
    if page.number != query.page:
        results = engine.search(replace(query, page=page.number))
    return results, page


def search_frame(asked: Asked, language: str) -> Any:
    """Return the frame; the language switch keeps the question."""
    frame = view_frame("search", language)
    if address := asked.address():
        for link in frame.languages:
            link.url = f"{link.url}?{address}"
    return frame
