"""`/api/v1/search`, its suggestions, and what is like an object.

Queries: see `QUERY_BUDGETS`. The engine's own file or server is asked besides.
"""

import uuid
from dataclasses import replace

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import override
from ninja import Query, Router

from core.meta import absolute
from headless.cursors import read_cursor, write_cursor
from headless.registry import kind_label
from headless.responses import (
    CACHE_CONTROL,
    REVALIDATED,
    About,
    cacheable,
    data_response,
    digest,
    next_address,
)
from headless.schemas import problems
from headless.selectors import entry
from headless.surrogates import LOG
from publication.selectors import Position
from search.api.answers import Answer, search_answer, similar_answer
from search.api.marks import marked_text
from search.api.parameters import (
    DEEPEST,
    SearchQuery,
    SimilarQuery,
    SuggestQuery,
    fingerprint,
    question,
    search_query,
)
from search.api.schemas import SearchAnswer, SimilarAnswer, SuggestAnswer
from search.api.selectors import public_versions
from search.diary.services import count_later
from search.engines import current_engine
from search.pins.selectors import keys_put_first
from search.protocol import Suggestion
from search.topics import TopicSuggestion, suggested_topics

# However much is found. Facets ask for their labels besides, as on lists.
QUERY_BUDGETS = {
    # Synonyms, what editors put first, summaries, and labels of the concepts that led
    # to hits; when the answer has been sent the question is counted, by three queries
    # the first time on a day.
    "search": 7,
    # What is public of the titles; topics, and which of them are used.
    "search_suggest": 3,
    # The object itself, and summaries.
    "similar": 2,
}
# An engine is asked for so many times more where some may be left out.
SPARE = 3


def search_router() -> Router:
    """Return the operation that answers a question."""
    router = Router(tags=["search"])
    parameters = search_query()

    @router.get(
        "/search",
        response={200: SearchAnswer, **problems(422)},
        operation_id="search",
        summary="Search everything that has a page",
        description=(
            "Each object is found once. Without words the filters list what they keep, "
            f"without either nothing is found. The first {DEEPEST} hits can be reached."
        ),
    )
    def search(
        request: HttpRequest,
        query: Query[parameters],  # type: ignore[valid-type]
    ) -> HttpResponseBase:
        return found_page(request, query)

    return router


def suggest_router() -> Router:
    """Return the operation that continues what is being typed."""
    router = Router(tags=["search"])

    @router.get(
        "/search/suggest",
        response={200: SuggestAnswer, **problems(422)},
        operation_id="search_suggest",
        url_name="search_suggest",
        summary="Titles and topics that continue what is being typed",
        description=(
            "Every word typed begins a word of the title. Each object appears once, in "
            "its best language for readers of `lang`; `language` says which. `topics` "
            "are found by their labels in any language and lead to the search page."
        ),
    )
    def suggest(request: HttpRequest, query: Query[SuggestQuery]) -> HttpResponseBase:
        return suggestions(request, query)

    return router


def similar_router() -> Router:
    """Return the operation that finds what is like an object."""
    router = Router(tags=["search"])

    @router.get(
        "/pages/{key}/similar",
        response={200: SimilarAnswer, **problems(404, 410, 422)},
        operation_id="similar",
        summary="Objects of the same kind that are like one",
        description="`available` is false where the search engine cannot tell.",
    )
    def similar(
        request: HttpRequest, key: uuid.UUID, query: Query[SimilarQuery]
    ) -> HttpResponseBase:
        return alike(request, key, query)

    return router


def found_page(request: HttpRequest, asked: SearchQuery) -> HttpResponseBase:
    """Answer one page of what is found."""
    query = question(asked)
    name = fingerprint(query)
    page = int(read_cursor(asked.cursor, name).value) if asked.cursor else 1
    first = keys_put_first(query.text, query.language)
    query = replace(query, page=page, first=first)
    results = current_engine().search(query)
    if page == 1:
        count_later(request, typed=asked.q, language=asked.lang, found=results.total)
    reached = page * query.limit
    more = reached < min(results.total, DEEPEST)
    following = write_cursor(Position(str(page + 1), ""), name) if more else None
    return sent(
        request,
        search_answer(query, results, following),
        following=next_address(request, cursor=following) if following else "",
        passing=results.degraded or not results.ready,
    )


def suggestions(request: HttpRequest, asked: SuggestQuery) -> HttpResponseBase:
    """Answer titles and topics that continue what is being typed."""
    found = current_engine().suggest(asked.q, asked.lang, asked.limit)
    public = public_versions((item.key, item.language) for item in found)
    shown = [item for item in found if (item.key, item.language) in public]
    topics = suggested_topics(asked.q, asked.lang)
    data = {
        "language": asked.lang,
        "items": [_suggestion_data(item, asked.lang) for item in shown],
        "topics": [_topic_data(topic) for topic in topics],
    }
    languages = {item.language for item in shown} | {item.language for item in topics}
    return data_response(
        request, data, languages=sorted(languages) or [asked.lang], names=LOG
    )


def _suggestion_data(item: Suggestion, reader: str) -> dict[str, object]:
    with override(reader):
        label = kind_label(item.kind)
    return {
        "key": item.key,
        "kind": item.kind,
        "kind_label": label,
        "language": item.language,
        "path": item.path,
        "url": absolute(item.path),
        "title": marked_text(item.title),
    }


def _topic_data(topic: TopicSuggestion) -> dict[str, object]:
    return {
        "code": topic.code,
        "language": topic.language,
        "path": topic.path,
        "url": absolute(topic.path),
        "label": marked_text(topic.label),
    }


def alike(
    request: HttpRequest, key: uuid.UUID, asked: SimilarQuery
) -> HttpResponseBase:
    """Answer what is like an object that is public.

    Raises:
        ProblemError: as for the object itself: unknown, withdrawn, not in this
            language.
    """
    entry(key=key, language=asked.lang, fallback=asked.fallback)
    hits = current_engine().similar(str(key), asked.lang, asked.limit * SPARE)
    if hits is not None and not asked.fallback:
        hits = [hit for hit in hits if hit.language == asked.lang]
    return sent(request, similar_answer(hits, asked.lang, asked.limit))


def sent(
    request: HttpRequest, answer: Answer, *, following: str = "", passing: bool = False
) -> HttpResponseBase:
    """Send an answer; one that will soon be another is asked about each time."""
    about = About(
        etag=digest(answer.content),
        languages=answer.languages,
        surrogates=LOG,
        following=following,
        cache_control=REVALIDATED if passing else CACHE_CONTROL,
    )
    return cacheable(request, answer.content, about)
