"""The search page.

The engine's own file or server is asked besides the queries.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from core.frame import frame_set, view_frame
from core.languages import SOURCE_LANGUAGE
from core.meta import absolute
from search.api.selectors import public_versions
from search.diary.services import count_later
from search.engines import current_engine
from search.narrowing import chosen_of
from search.parameters import PAGE_SIZE, Asked, read_asked
from search.pins.selectors import keys_put_first
from search.presentation import WRITTEN_IN, Presentation
from search.protocol import Hit, Query, Results, Scope
from search.selectors import found_in_all_languages, found_without_filters, topics
from search.shortcut import titled

# Beside those of the frame. With results: what stands first, synonyms, and twice to
# look for a title, labels of concepts, names of partners, what is public, counting the
# question when the answer has been sent (three the first time on a day). Without: topics (two), and the
# synonyms again for each other question that is tried, but nothing that is public.
QUERY_BUDGET = 10
NOTHING_QUERY_BUDGET = 13


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
    title = titled(current_engine(), query, results) if page.number == 1 else None
    public = public_of([*results.hits, *([title] if title else [])])
    hits = [hit for hit in results.hits if (hit.key, hit.language) in public]
    presentation = Presentation(asked, results, language)
    facets = presentation.facets()
    address = asked.address()
    context: dict[str, Any] = {
        "results": results,
        "found": presentation.found(hits),
        "facets": facets,
        "applied": chosen_of(facets),
        "page_obj": page,
        "page_range": page.paginator.get_elided_page_range(page.number),
        "address": address,
        "address_as_typed": asked.address(as_typed=True),
        "address_without_filters": asked.address(chosen={}),
        "whole_address": absolute(f"{reverse('search')}?{address}"),
    }
    if title and (title.key, title.language) in public:
        context |= shortcut(title, language)
    if not results.total:
        context |= ways_on(asked, query, results)
    return context


def ways_on(asked: Asked, query: Query, results: Results) -> dict[str, Any]:
    """Return what can be asked instead of a question that nothing answers."""
    engine = current_engine()
    return {
        "topics": topics(query.language),
        "suggestions": [
            {"text": text, "address": asked.address(text=text)}
            for text in results.suggestions
        ],
        "without_filters": found_without_filters(engine, query),
        "in_all_languages": found_in_all_languages(engine, query),
        "address_in_all_languages": asked.address(scope=Scope.ALL),
    }


def shortcut(title: Hit, language: str) -> dict[str, Any]:
    """Return the way to the object whose title was typed."""
    foreign = title.language != language
    return {
        "shortcut": title,
        "shortcut_written_in": WRITTEN_IN[title.language] if foreign else "",
    }


def public_of(items: Iterable[Hit]) -> set[tuple[str, str]]:
    """Return key and language of what is public now: an engine is a moment late."""
    return public_versions((item.key, item.language) for item in items)


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
