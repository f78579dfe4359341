"""The page of one activity."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.dates import format_date_range
from core.enums import DateBasis
from partners_exchange.chain.addresses import chain_path
from partners_exchange.chain.dossier import finding_part
from partners_exchange.chain.presentation import Stop, chain_stops
from partners_exchange.chain.selectors import Chain, chain_around
from partners_exchange.ical import event_of_page
from partners_exchange.presentation.activities import (
    edition_rows,
    editions,
    editions_missing,
)
from partners_exchange.presentation.linked import linked_kinds
from publication.models import Publication

if TYPE_CHECKING:
    from partners_exchange.models.activities import ActivityPage
    from partners_exchange.models.partners import Partner

# Queries of the whole page, whatever it links to.
QUERY_BUDGET = 40

Row = dict[str, Any]


def activity_page_context(page: "ActivityPage") -> dict[str, Any]:
    """Return what stands around an activity's text."""
    facts, language = page.facts, page.language
    organisers, partners = list(facts.organisers.all()), list(facts.partners.all())
    links = partner_links([*organisers, *partners], language)
    series = page.series_here
    rows = editions(facts.series.translation_key, language) if facts.series else []
    linked = linked_kinds(
        terms={"activity": [str(page.translation_key)]},
        language=language,
        kinds=["practice", "resource", "news"],
    )
    return {
        "rows": fact_rows(page, organisers, partners, links),
        "programme": [programme_row(block.value) for block in page.programme],
        **chain_context(
            chain_around(key=page.translation_key, language=language), language
        ),
        "linked": linked,
        "series": series,
        "editions": edition_rows(rows, current=page.translation_key),
        "editions_missing": editions_missing(rows),
        "calendar_url": f"{page.url}calendar/" if event_of_page(page) else "",
    }


def partner_links(partners: Iterable["Partner"], language: str) -> dict[Any, str]:
    """Return the addresses of partners' pages by key, in one query."""
    keys = [partner.key for partner in partners]
    if not keys:
        return {}
    rows = Publication.objects.filter(
        key__in=keys, language=language, withdrawn_at=None
    )
    return dict(rows.values_list("key", "path"))


def period_of(facts: "ActivityPage") -> str:
    """Return when it took place, in words."""
    return format_date_range(
        facts.start,
        facts.end,
        start_basis=facts.start_basis,
        end_basis=facts.end_basis,
    )


def basis_note(facts: "ActivityPage") -> str:
    """Say how a date is known that no source states in full."""
    if not facts.start:
        return ""
    if facts.start_basis == DateBasis.INFERRED_YEAR:
        return _("The source gives day and month; the editors worked out the year.")
    if facts.start_basis == DateBasis.INFERRED:
        return _("No source states the date; the editors worked it out.")
    return ""


def fact_rows(
    page: "ActivityPage",
    organisers: list["Partner"],
    partners: list["Partner"],
    links: dict[Any, str],
) -> list[Row]:
    """Return the rows of the list of facts."""
    facts, language = page.facts, page.language
    missing = pgettext("place", "not recorded")
    place = ", ".join(part for part in (page.place, page.city) if part)
    rows: list[Row] = [
        {"label": _("When"), "value": period_of(facts), "note": basis_note(facts)},
        *series_rows(page),
        {"label": _("Place"), "value": place or missing},
    ]
    if facts.county:
        rows.append({"label": _("County"), "value": facts.county.label_in(language)})
    if facts.mode:
        rows.append({"label": _("How"), "value": facts.get_mode_display()})
    for label, concept in (
        (_("Kind"), facts.activity_kind),
        (_("State"), facts.state),
    ):
        if concept:
            rows.append({"label": label, "value": concept.label_in(language)})
    for label, group in ((_("Organisers"), organisers), (_("Partners"), partners)):
        if group:
            rows.append(
                {"label": label, "items_listed": listed(group, links, language)}
            )
    if topics := [topic.label_in(language) for topic in facts.topics.all()]:
        rows.append({"label": _("Topics"), "value": ", ".join(topics)})
    return rows


def series_rows(page: "ActivityPage") -> list[Row]:
    """Return which edition of which recurring activity it is."""
    series, edition = page.series_here, page.facts.edition
    if series is None:
        return []
    note = _("edition %(number)s") % {"number": edition} if edition else ""
    return [
        {
            "label": _("Recurring activity"),
            "value": series.title,
            "url": series.url,
            "note": note,
        }
    ]


def listed(
    partners: list["Partner"], links: dict[Any, str], language: str
) -> list[Row]:
    """Return partners as entries of a list, each in the language of its name."""
    found = []
    for partner in partners:
        name = partner.text("name", language)
        foreign = name is not None and name.language != language
        found.append(
            {
                "value": str(name or partner.code),
                "url": links.get(partner.key, ""),
                "lang": name.language if name and foreign else "",
            }
        )
    return found


def programme_row(value: Any) -> Row:
    """Return a row of the programme; "no time given" is a value."""
    start, end = value.get("start") or "", value.get("end") or ""
    return {
        "when": f"{start}–{end}" if end else start or _("no time given"),
        "title": value["title"],
        "note": value.get("note") or "",
        "extra": value.get("speaker") or _("speakers not recorded"),
    }


def chain_context(chain: Chain | None, language: str) -> Row:
    """Return what followed from the activity; a draft has no chain yet."""
    if chain is None:
        return {"findings": [], "stops": [], "dossier": ""}
    stops: list[Stop] = chain_stops(chain, language)
    return {
        "findings": [finding_part(row) for row in chain.findings],
        "stops": stops,
        "dossier": chain_path(chain.centre.key),
    }
