"""How a published row stands in an Atom feed."""

from datetime import datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from core.meta import absolute
from publication.models import Publication


class PublicationFeed(Feed):
    """A feed of public rows; what it is of and called is its own matter."""

    feed_type = Atom1Feed

    def item_title(self, item: Publication) -> str:
        """Return the title."""
        return item.title

    def item_description(self, item: Publication) -> str:
        """Return the short text."""
        return item.search_summary

    def item_link(self, item: Publication) -> str:
        """Return the address."""
        return absolute(item.path)

    def item_guid(self, item: Publication) -> str:
        """Return the permanent identifier, apart for each language."""
        return f"urn:uuid:{item.key}?lang={item.language}"

    def item_pubdate(self, item: Publication) -> datetime:
        """Return when it was first published."""
        return item.first_published

    def item_updateddate(self, item: Publication) -> datetime:
        """Return when it last changed."""
        return item.changed
