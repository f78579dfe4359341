"""Atom feeds, one a language and kind."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.languages import SOURCE_LANGUAGE
from core.meta import absolute
from publication.feed_items import PublicationFeed
from publication.models import Publication
from publication.selectors import publication_list

ENTRIES = 30


class KindFeed(PublicationFeed):
    """The newest public objects of a kind in the language of the address."""

    kind = ""
    name = ""
    heading: Any = ""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """Return the language."""
        return (get_language() or SOURCE_LANGUAGE)[:2]

    def title(self, obj: str) -> str:
        """Name the feed and the site."""
        return f"MPKU – {self.heading}"

    def link(self, obj: str) -> str:
        """Return the home page of the language."""
        return f"{settings.SITE_URL}/{obj}/"

    def feed_url(self, obj: str) -> str:
        """Return the feed's own address."""
        return absolute(reverse(self.name))

    def feed_guid(self, obj: str) -> str:
        """Return the feed's permanent identifier."""
        return self.feed_url(obj)

    def items(self, obj: str) -> list[Publication]:
        """Return the newest rows."""
        listing = publication_list(kinds=[self.kind], language=obj, limit=ENTRIES)
        return list(listing.items)


class NewsFeed(KindFeed):
    """The news."""

    kind = "news"
    name = "news_feed"
    heading = _("News")


class ActivitiesFeed(KindFeed):
    """The activities."""

    kind = "activity"
    name = "activities_feed"
    heading = _("Activities")


@require_safe
def news_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the feed of news."""
    return NewsFeed()(request)


@require_safe
def activities_feed(request: HttpRequest) -> HttpResponse:
    """Answer with the feed of activities."""
    return ActivitiesFeed()(request)
