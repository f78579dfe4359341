"""The search for browsers: its description, and titles while an address is typed.

https://github.com/dewitt/opensearch, one description for each language.
"""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.languages import ENDONYMS, SOURCE_LANGUAGE
from core.meta import absolute
from headless.registry import kind_label
from search.api.selectors import public_versions
from search.engines import current_engine
from search.parameters import read_asked

DESCRIPTION_TYPE = "application/opensearchdescription+xml"
SUGGESTIONS_TYPE = "application/x-suggestions+json"
SUGGESTIONS_QUERY_BUDGET = 1
MOST_SUGGESTED = 8
# Seconds. Browsers keep the description for as long as they like anyway.
DESCRIPTION_AGE = 24 * 3600


@require_safe
@cache_control(public=True, max_age=DESCRIPTION_AGE)
def description(request: HttpRequest) -> HttpResponse:
    """Describe the search of one language to browsers."""
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    context = {
        "language": language,
        "endonym": ENDONYMS[language],
        "image": absolute(static("images/apple-touch-icon.png")),
        "page": absolute(reverse("search")),
        "feed": absolute(reverse("search_feed")),
        "suggestions": absolute(reverse("search_suggestions")),
        "itself": absolute(reverse("search_description")),
    }
    return render(
        request, "search/opensearch.xml", context, content_type=DESCRIPTION_TYPE
    )


@require_safe
@cache_control(public=True, no_cache=True)
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer titles that continue what is typed, as browsers read them.

    The format is that of the OpenSearch suggestions extension: the words, then three
    lists of the same length, of titles, of what they are, of their addresses.
    """
    language = (get_language() or SOURCE_LANGUAGE)[:2]
    text = read_asked(request.GET).text
    found = current_engine().suggest(text, language, MOST_SUGGESTED)
    public = public_versions((item.key, item.language) for item in found)
    shown = [item for item in found if (item.key, item.language) in public]
    titles = ["".join(part.text for part in item.title) for item in shown]
    kinds = [kind_label(item.kind) for item in shown]
    addresses = [absolute(item.path) for item in shown]
    content = json.dumps([text, titles, kinds, addresses], ensure_ascii=False)
    return HttpResponse(content, content_type=f"{SUGGESTIONS_TYPE}; charset=utf-8")
