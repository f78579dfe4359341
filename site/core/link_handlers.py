"""Links in the rich text of the site's own pages.

Wagtail's own handlers link to whatever an editor once chose, also when it is no
longer public, and ask the database several times for every link.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.html import format_html
from wagtail.documents.rich_text import DocumentLinkHandler
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from core.links import active_language, public_versions, site_documents, valid_id


class _CheckedReferences:
    """References of stored links; a link that names nothing refers to nothing."""

    @classmethod
    def extract_references(
        cls, attrs: dict[str, Any]
    ) -> Iterator[tuple[type[Model], str, str, str]]:
        """Yield model and id as Wagtail's index of references wants them."""
        if pk := valid_id(attrs.get("id")):
            yield cls.get_model(), pk, "", ""  # type: ignore[attr-defined]


class PublicPageLinkHandler(_CheckedReferences, PageLinkHandler):
    """Links to the reader's language of a page, and only to public pages."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags; a page that is not public gets no address."""
        pages = public_versions(attrs.get("id") for attrs in attrs_list)
        return [_page_tag(page) if page else "<a>" for page in pages]


class SiteDocumentLinkHandler(_CheckedReferences, DocumentLinkHandler):
    """Links to documents that exist, whatever an import wrote into the text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """Return the opening tags; a document that is gone gets no address."""
        documents = site_documents(attrs.get("id") for attrs in attrs_list)
        found = [documents.get(valid_id(attrs.get("id"))) for attrs in attrs_list]
        return [
            format_html('<a href="{}" hreflang="{}">', document.url, document.language)
            if document
            else "<a>"
            for document in found
        ]


def _page_tag(page: Page) -> str:
    language = page.locale.language_code
    if language == active_language():
        return format_html('<a href="{}">', page.url)
    return format_html('<a href="{}" hreflang="{}">', page.url, language)
