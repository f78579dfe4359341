"""Where founding documents are shown, and what their pages say of themselves."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.rich_text import get_text_for_indexing

from core.frame import PageFrame, alternates_from, languages_from, missing_urls
from core.meta import Crumb, PageMeta, absolute, usual_description

LONGEST_DESCRIPTION = 300


def document_meta(index: Any, document: Any) -> PageMeta:
    """Return what a document's page below its index says about itself."""
    title = document.text("title", index.language)
    return PageMeta(
        title=title.value if title else document.code,
        description=document_words(document, index.language)[:LONGEST_DESCRIPTION]
        or usual_description(),
        canonical=absolute(index.document_path(document)),
        breadcrumbs=[*index.breadcrumbs, Crumb(title=index.title, path=index.url)],
    )


def document_words(document: Any, language: str) -> str:
    """Return the words of a document's description."""
    description = document.text("description", language)
    return str(get_text_for_indexing(description.value)) if description else ""


def document_frame(index: Any, document: Any) -> PageFrame:
    """Return the frame of a document's page below its index."""
    urls = {
        code: f"{page.url}{document.slug_in(code)}/"
        for code, page in index.live_translations.items()
    }
    return PageFrame(
        meta=document_meta(index, document),
        languages=languages_from(urls, index.language, missing_urls(document.key)),
        alternates=alternates_from(urls),
        kind_label=_("Document"),
    )
