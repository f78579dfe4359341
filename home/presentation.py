"""What templates of the institutional pages show beside the pages' own text."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from core.dates import format_partial_date
from core.languages import Text
from core.meta import absolute
from core.models import BasePage
from core.structured_data import organisation_id
from home.history import History
from knowledge.presentation import Freshness, freshness
from knowledge.references import published
from knowledge.schemas import LinkedPage


def organization_data(page: BasePage) -> dict[str, Any]:
    """Return the partnership as a schema.org Organization."""
    return {
        "@type": "Organization",
        "@id": organisation_id(),
        "name": page.title,
        "alternateName": "MPKU",
        "description": page.search_description,
        "url": absolute(page.url or ""),
        "foundingDate": "2008-05-20",
        "areaServed": "Małopolska",
    }


def article_data(page: Any) -> dict[str, Any]:
    """Return a news item as a schema.org Article."""
    url = absolute(page.url or "")
    changed = page.last_published_at
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "description": page.meta_description,
        "inLanguage": page.language,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": page.facts.date.isoformat(),
        "dateModified": changed.isoformat() if changed else None,
        "publisher": {"@id": organisation_id()},
    }


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


def document_row(document: Any, index: Any) -> DocumentRow:
    """Return a document for a reader of its index page's language."""
    language = index.language
    return DocumentRow(
        document=document,
        title=document.text("title", language),
        parties=document.text("parties", language),
        description=document.text("description", language),
        date=format_partial_date(document.date, basis=document.date_basis),
        url=index.document_path(document),
        file=document.file,
    )


def history_url(*, language: str, event_id: str, model: type[Page]) -> str:
    """Return the address of a milestone, "" when there is no history page."""
    if not event_id:
        return ""
    page = model.objects.filter(locale__language_code=language).live().first()
    return f"{page.url}#{event_id}" if page else ""
