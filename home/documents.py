"""Where founding documents are shown."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from core.frame import (
    PageFrame,
    absolute,
    alternates_from,
    languages_from,
    missing_urls,
)


def document_frame(index: Any, document: Any) -> PageFrame:
    """Return the frame of a document's page below its index."""
    urls = {
        code: f"{page.url}{document.slug_in(code)}/"
        for code, page in index.live_translations.items()
    }
    return PageFrame(
        canonical=absolute(urls.get(index.language, ""), settings.SITE_URL),
        languages=languages_from(urls, index.language, missing_urls(document.key)),
        alternates=alternates_from(urls, settings.SITE_URL),
        breadcrumbs=[*index.breadcrumbs, {"title": index.title, "url": index.url}],
        kind_label=_("Document"),
    )
