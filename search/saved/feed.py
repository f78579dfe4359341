"""Atom feed of any question, one per language.

Queries: 2, the synonyms and the rows. The engine's own file is asked besides.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.languages import SOURCE_LANGUAGE
from core.meta import absolute
from publication.feed_items import PublicationFeed
from publication.models import Publication
from search.parameters import Asked, read_asked
from search.saved.matches import matches

FEED_QUERY_BUDGET = 2


@dataclass(frozen=True, slots=True)
class Asking:
    """A question and the language it is asked in."""

    asked: Asked
    language: str

    def address(self, name: str) -> str:
        """Return the absolute address of a view of this question."""
        return absolute(f"{reverse(name)}?{self.asked.address()}")


class SearchFeed(PublicationFeed):
    """What a question finds, the last changed first."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asking:
        """Read the question from the address."""
        language = (get_language() or SOURCE_LANGUAGE)[:2]
        return Asking(read_asked(request.GET), language)

    def title(self, obj: Asking) -> str:
        """Name the site and what is looked for."""
        name = obj.asked.text.strip() or _("Searching the site")
        return f"MPKU – {printable(name)}"

    def link(self, obj: Asking) -> str:
        """Return the search page with the same question."""
        return obj.address("search")

    def feed_url(self, obj: Asking) -> str:
        """Return the feed's own address."""
        return obj.address("search_feed")

    def feed_guid(self, obj: Asking) -> str:
        """Return the feed's permanent identifier."""
        return obj.address("search_feed")

    def items(self, obj: Asking) -> list[Publication]:
        """Return what is found; nothing is asked, nothing is found."""
        if obj.asked.empty:
            return []
        return matches(asked=obj.asked, language=obj.language)


def printable(text: str) -> str:
    """Return a text without control characters, which XML cannot hold."""
    return "".join(char if char.isprintable() else " " for char in text)


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the feed of a question."""
    return SearchFeed()(request)
