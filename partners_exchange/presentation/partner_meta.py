"""What a partner's page says about itself, in HTML and in the API."""

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst

from core.meta import Crumb, PageMeta, absolute, usual_description
from core.models import BasePage

if TYPE_CHECKING:
    from partners_exchange.models.partners import Partner


def partner_meta(partner: "Partner", index: BasePage) -> PageMeta:
    """Return the head of a partner's page below the list of a language."""
    language = index.language
    canonical = absolute(f"{index.url}{partner.slug_in(language)}/")
    name = partner.text("name", language)
    return PageMeta(
        title=name.value if name else partner.code,
        description=relation_text(partner, language) or usual_description(),
        canonical=canonical,
        breadcrumbs=[*index.breadcrumbs, Crumb(title=index.title, path=index.url)],
        structured_data=[organization(partner, language, canonical)],
        share_image=partner.logo,
    )


def relation_text(partner: "Partner", language: str) -> str:
    """Return how the partner is related to the partnership, as a sentence."""
    return capfirst(str(partner.text("relation_text", language) or ""))


def organization(partner: "Partner", language: str, url: str) -> dict[str, Any]:
    """Return the partner as a schema.org Organization."""
    city = partner.text("city", language)
    return {
        "@type": "Organization",
        "@id": f"{url}#organization",
        "name": str(partner.text("name", language) or ""),
        "alternateName": partner.short_name,
        "url": partner.website,
        "sameAs": same_as(partner),
        "foundingDate": partner.founded,
        "dissolutionDate": partner.ended,
        "address": {
            "@type": "PostalAddress",
            "addressLocality": str(city or ""),
            "addressCountry": partner.country.code if partner.country else "",
        }
        if city or partner.country
        else None,
    }


def same_as(partner: "Partner") -> list[str]:
    """Return the addresses of the same organisation in other registries."""
    wikidata = (
        f"https://www.wikidata.org/entity/{partner.wikidata_id}"
        if partner.wikidata_id
        else ""
    )
    return [address for address in (partner.ror_id, wikidata) if address]
