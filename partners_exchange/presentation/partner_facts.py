"""What stands beside the text of a partner's page."""

from typing import TYPE_CHECKING, Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_partial_date
from core.models import BasePage

if TYPE_CHECKING:
    from partners_exchange.models.partners import Partner

Row = dict[str, Any]


def link_to(partner: "Partner", index: BasePage) -> str:
    """Return the address of another partner below the same list."""
    return f"{index.url}{partner.slug_in(index.language)}/"


def fact_rows(partner: "Partner", index: BasePage) -> list[Row]:
    """Return the rows of the list of facts, in the reader's language."""
    language = index.language
    return [
        *_name_rows(partner, language),
        *_vocabulary_rows(partner, language),
        *_date_rows(partner),
        *_succession_rows(partner, index),
        *_address_rows(partner),
    ]


def _name_rows(partner: "Partner", language: str) -> list[Row]:
    name = partner.text("name", language)
    if not partner.original_name or partner.original_name == str(name or ""):
        return []
    return [
        {
            "label": _("Original name"),
            "value": partner.original_name,
            "lang": partner.original_language,
        }
    ]


def _vocabulary_rows(partner: "Partner", language: str) -> list[Row]:
    terms = (
        (_("Kind"), partner.partner_type),
        (_("Country"), partner.country),
        (_("Region"), partner.nuts),
        (_("Relation to the partnership"), partner.relation),
    )
    return [
        {"label": label, "value": capfirst(concept.label_in(language))}
        for label, concept in terms
        if concept is not None
    ]


def _date_rows(partner: "Partner") -> list[Row]:
    rows = []
    if partner.founded:
        rows.append(
            {
                "label": _("Founded"),
                "value": format_partial_date(partner.founded),
                "datetime": partner.founded,
            }
        )
    if partner.ended:
        rows.append(
            {
                "label": pgettext("end of an organisation", "Ended"),
                "value": format_partial_date(partner.ended),
                "datetime": partner.ended,
            }
        )
    elif partner.possible_successor_id:
        rows.append(
            {
                "label": pgettext("end of an organisation", "Ended"),
                "value": pgettext("date", "not recorded"),
            }
        )
    return rows


def _succession_rows(partner: "Partner", index: BasePage) -> list[Row]:
    rows: list[Row] = [
        {"label": _("Predecessor"), "value": str(row), "url": link_to(row, index)}
        for row in partner.predecessors.all()
    ]
    if partner.successor:
        rows.append(
            {
                "label": _("Successor"),
                "value": str(partner.successor),
                "url": link_to(partner.successor, index),
            }
        )
    if partner.possible_successor:
        rows.append(
            {
                "label": _("Successor"),
                "value": str(partner.possible_successor),
                "url": link_to(partner.possible_successor, index),
                "note": _("not confirmed"),
            }
        )
    return rows


def _address_rows(partner: "Partner") -> list[Row]:
    website = partner.website
    rows: list[Row] = [
        {
            "label": _("Website"),
            "value": website.split("//", 1)[-1].rstrip("/")
            if website
            else pgettext("address", "not recorded"),
            "url": website,
        }
    ]
    if partner.ror_id:
        rows.append({"label": "ROR", "value": partner.ror_id, "url": partner.ror_id})
    if partner.wikidata_id:
        rows.append(
            {
                "label": "Wikidata",
                "value": partner.wikidata_id,
                "url": f"https://www.wikidata.org/wiki/{partner.wikidata_id}",
            }
        )
    return rows
