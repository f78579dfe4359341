"""The page of one partner."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from core.citations import title_language
from core.dates import format_date_range, format_partial_date
from core.frame import (
    PageFrame,
    alternates_from,
    frame_set,
    languages_from,
    missing_urls,
)
from core.languages import field_text
from core.models import BasePage
from partners_exchange.presentation.linked import linked_kinds
from partners_exchange.presentation.partner_facts import fact_rows, link_to
from partners_exchange.presentation.partner_meta import partner_meta, relation_text

if TYPE_CHECKING:
    from partners_exchange.models.partners import Partner, PartnerFact

# Queries of the whole page, whatever is linked to the partner.
QUERY_BUDGET = 30


def partner_page_context(
    index: BasePage, request: HttpRequest, partner: "Partner"
) -> dict[str, Any]:
    """Return the context of a partner's page, and frame the request."""
    language = index.language
    frame_set(request, partner_frame(partner, index))
    facts = list(partner.facts.all())
    return {
        "partner": partner,
        "name": partner.text("name", language),
        "relation": relation_text(partner, language),
        "description": partner.text("description", language),
        "place": place_of(partner, language),
        "said": [(fact, field_text(fact, "text", language)) for fact in facts],
        "stops": stops(partner, index),
        "rows": fact_rows(partner, index),
        "sources": sources_of(facts),
        "memberships": [membership_row(row) for row in partner.memberships.all()],
        "linked": linked_kinds(terms={"partner": [partner.code]}, language=language),
        "unknown": unknown_of(partner),
    }


def partner_frame(partner: "Partner", index: BasePage) -> PageFrame:
    """Return the frame: the partner's address in every language it is listed in."""
    lists = {**index.live_translations}
    lists.setdefault(index.language, index)
    urls = {code: f"{page.url}{partner.slug_in(code)}/" for code, page in lists.items()}
    return PageFrame(
        meta=partner_meta(partner, index),
        languages=languages_from(
            urls, index.language, missing_urls(index.translation_key)
        ),
        alternates=alternates_from(urls),
        kind_label=_("Partner"),
    )


def place_of(partner: "Partner", language: str) -> str:
    """Return town and country, as far as they are recorded."""
    city = partner.text("city", language)
    parts = [
        str(city) if city else "",
        partner.country.label_in(language) if partner.country else "",
    ]
    return ", ".join(part for part in parts if part)


def stops(partner: "Partner", index: BasePage) -> list[dict[str, Any]]:
    """Return the stations of a partner's life that are dated or named."""
    name = partner.label
    items: list[dict[str, Any]] = []
    if partner.founded:
        items.append(
            {
                "stop": "passed",
                "when": format_partial_date(partner.founded),
                "title": _("%(name)s is founded") % {"name": name},
            }
        )
    if partner.ended:
        items.append(
            {
                "stop": "",
                "when": format_partial_date(partner.ended),
                "title": _("%(name)s ends") % {"name": name},
            }
        )
    if partner.successor:
        items.append(
            {
                "stop": "",
                "when": _("afterwards"),
                "title": str(partner.successor),
                "url": link_to(partner.successor, index),
                "note": _("Successor"),
            }
        )
    if partner.possible_successor:
        items.append(
            {
                "stop": "none",
                "when": _("no date"),
                "title": str(partner.possible_successor),
                "url": link_to(partner.possible_successor, index),
                "note": _("Possibly the successor; no source confirms it."),
            }
        )
    return items if len(items) > 1 else []


def membership_row(membership: Any) -> dict[str, Any]:
    """Return a membership as a row of a timetable."""
    return {
        "when": format_date_range(
            membership.joined,
            membership.left,
            start_basis=membership.joined_basis,
            end_basis=membership.left_basis,
        ),
        "title": _("Member of the partnership"),
        "extra": membership.source_title,
        "extra_lang": title_language(membership.source_title, membership.source_url),
    }


def unknown_of(partner: "Partner") -> list[str]:
    """Return, in words, what is not recorded about a partner."""
    gaps = [
        (not partner.founded, _("when it was founded")),
        (bool(partner.possible_successor_id), _("when it ended, and who succeeded it")),
        (not partner.city_original, _("the town of its seat")),
        (not partner.country_id, _("its country")),
        (not partner.website, _("its website")),
    ]
    return [words for missing, words in gaps if missing]


def sources_of(facts: list["PartnerFact"]) -> list[dict[str, str]]:
    """Return the sources of a partner's facts, each once."""
    found = {(fact.source_title, fact.source_url) for fact in facts}
    return [{"title": title, "url": url} for title, url in sorted(found)]
