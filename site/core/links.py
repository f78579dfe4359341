"""Links in rich text to pages of the site.

Wagtail's own handler links to whatever page an editor once chose, also when it
is no longer public, and asks the database several times for every link.
"""

from typing import Any

from django.utils.html import escape
from wagtail.models import Locale, Page
from wagtail.rich_text.pages import PageLinkHandler


class PublicPageLinkHandler(PageLinkHandler):
    """Links to the reader's language of a page, and only to public pages."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags; a page that is not public gets no address."""
        pages = public_versions([attrs.get("id") for attrs in attrs_list])
        return [
            f'<a href="{escape(page.url)}">' if page and page.url else "<a>"
            for page in pages
        ]


def public_versions(ids: list[Any]) -> list[Page | None]:
    """Return the page to show for each id: in the active language if it exists.

    Two queries for all ids: which pages are meant, and which are public.
    """
    keys = {
        str(pk): key
        for pk, key in Page.objects.filter(pk__in=ids).values_list(
            "pk", "translation_key"
        )
    }
    public = (
        Page.objects.filter(translation_key__in=set(keys.values()))
        .live()
        .public()
        .select_related("locale")
        .specific(defer=True)
    )
    language = Locale.get_active().pk
    by_key: dict[Any, Page] = {}
    by_id: dict[str, Page] = {}
    for page in public:
        by_id[str(page.pk)] = page
        if page.locale_id == language:
            by_key[page.translation_key] = page
    return [by_key.get(keys.get(str(pk))) or by_id.get(str(pk)) for pk in ids]
