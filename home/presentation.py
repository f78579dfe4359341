"""What templates of the institutional pages show beside the pages' own text."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from core.dates import format_partial_date
from core.frame import absolute
from core.languages import Text
from core.models import BasePage
from home.history import History
from knowledge.presentation import Freshness, freshness
from knowledge.references import published
from knowledge.schemas import LinkedPage
from partners_exchange.presentation.structured_data import json_ld

LONGEST_DESCRIPTION = 300


def organization_data(page: BasePage) -> SafeString:
    """Return the partnership as a schema.org Organization."""
    return json_ld(
        {
            "@type": "Organization",
            "@id": f"{settings.SITE_URL}/#organization",
            "name": page.title,
            "alternateName": "MPKU",
            "description": page.search_description,
            "url": absolute(page.url or "", settings.SITE_URL),
            "foundingDate": "2008-05-20",
            "areaServed": "Małopolska",
        }
    )


def article_data(page: Any) -> SafeString:
    """Return a news item as a schema.org Article."""
    url = absolute(page.url or "", settings.SITE_URL)
    changed = page.last_published_at
    return json_ld(
        {
            "@type": "NewsArticle",
            "headline": page.title,
            "description": page.search_description or page.summary,
            "inLanguage": page.language,
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": page.facts.date.isoformat(),
            "dateModified": changed.isoformat() if changed else None,
            "publisher": {"@id": f"{settings.SITE_URL}/#organization"},
        }
    )


def language_versions(page: BasePage) -> list[Freshness]:
    """Return the state of every language of a page in words."""
    versions = (
        type(page)
        .objects.filter(translation_key=page.translation_key)
        .live()
        .select_related("locale")
    )
    return freshness(versions)


def link_history(history: History, language: str) -> None:
    """Give each station links to the public pages and partners it names."""
    keys: set[uuid.UUID] = set()
    for row in history.rows:
        keys |= {page.translation_key for page in row.pages}
        keys |= {partner.key for partner in row.partners}
    places = published(keys, language)
    for row in history.rows:
        wanted = [
            *(page.translation_key for page in row.pages),
            *(partner.key for partner in row.partners),
        ]
        row.links = [places[key] for key in wanted if key in places]


def partner_links(partners: Iterable[Any], language: str) -> list[LinkedPage]:
    """Return where partners have their pages."""
    keys = [partner.key for partner in partners]
    places = published(keys, language)
    return [places[key] for key in keys if key in places]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A founding document as its templates draw it."""

    document: Any
    title: Text | None
    parties: Text | None
    description: Text | None
    date: str
    url: str
    file: Any = None
    description_plain: str = field(default="")


def document_row(document: Any, index: Any) -> DocumentRow:
    """Return a document for a reader of its index page's language."""
    language = index.language
    description = document.text("description", language)
    plain = str(get_text_for_indexing(description.value)) if description else ""
    return DocumentRow(
        document=document,
        title=document.text("title", language),
        parties=document.text("parties", language),
        description=description,
        date=format_partial_date(document.date, basis=document.date_basis),
        url=index.document_path(document),
        file=document.file,
        description_plain=plain[:LONGEST_DESCRIPTION],
    )


def history_url(*, language: str, event_id: str, model: type[Page]) -> str:
    """Return the address of a milestone, "" when there is no history page."""
    if not event_id:
        return ""
    page = model.objects.filter(locale__language_code=language).live().first()
    return f"{page.url}#{event_id}" if page else ""
