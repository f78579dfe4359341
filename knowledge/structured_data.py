"""Records and products as schema.org data."""

from typing import TYPE_CHECKING, Any

from core.meta import absolute
from core.models import BasePage
from knowledge.references import labels_out
from partners_exchange.models import Partner

if TYPE_CHECKING:
    from knowledge.models import ProductPage
    from knowledge.models.records import RecordPage


def record_data(page: "RecordPage") -> dict[str, Any]:
    """Return the description of the page that tells about a record."""
    facts, language = page.facts, page.language
    owner = page.owning_partner
    topics = labels_out(facts.topics.all(), language)
    return {
        **article(page, page.schema_type),
        "about": [topic.label for topic in topics],
        "sourceOrganization": organisation(owner, language) if owner else None,
        "citation": [
            block.value["url"] for block in facts.sources if block.value["url"]
        ],
        "license": facts.licence.uri if facts.licence else None,
    }


def product_data(page: "ProductPage") -> dict[str, Any]:
    """Return the description of a product."""
    makers = page.facts.makers.all()
    return {
        **article(page, "CreativeWork"),
        "creator": [organisation(maker, page.language) for maker in makers],
    }


def article(page: BasePage, type_name: str) -> dict[str, Any]:
    """Return what all descriptions of pages say."""
    url = absolute(page.url or "")
    published, changed = page.first_published_at, page.last_published_at
    return {
        "@type": type_name,
        "headline": page.title,
        "description": page.summary,
        "inLanguage": page.language,
        "url": url,
        "mainEntityOfPage": url,
        "datePublished": published.isoformat() if published else None,
        "dateModified": changed.isoformat() if changed else None,
    }


def organisation(partner: Partner, language: str) -> dict[str, str]:
    """Return an organisation by its name."""
    name = partner.text("name", language)
    return {"@type": "Organization", "name": name.value if name else partner.code}
