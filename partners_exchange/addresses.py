"""Where the partners' pages are."""

from core.languages import LANGUAGE_CODES
from partners_exchange.models import Partner, PartnerIndexPage
from publication.memory import remembered


def partner_lists() -> dict[str, PartnerIndexPage]:
    """Return the public list of partners by language."""
    return remembered("partner lists", read_partner_lists)


def read_partner_lists() -> dict[str, PartnerIndexPage]:
    """Read the public list of partners in each language."""
    pages = (
        PartnerIndexPage.objects.live()
        .public()
        .select_related("locale")
        .order_by("-pk")
    )
    found = {page.language: page for page in pages}
    return {code: found[code] for code in LANGUAGE_CODES if code in found}


def partner_path(partner: Partner, index: PartnerIndexPage) -> str:
    """Return the path of a partner's page below the list."""
    parts = index.get_url_parts()
    return f"{parts[2]}{partner.slug_in(index.language)}/" if parts else ""
