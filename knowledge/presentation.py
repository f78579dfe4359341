"""What the templates of records show beside their text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext

from core.citations import title_language
from core.dates import format_date_range
from core.languages import ENDONYMS
from core.models import BasePage
from core.page_translation.coverage import Coverage, TranslationState, coverage
from knowledge.enums import ConfirmationState
from knowledge.schemas import LinkedPage
from partners_exchange.projections.parts import DateOut, Label, PartnerRef, SourceOut
from publication.models import Publication

if TYPE_CHECKING:
    from knowledge.schemas import RecordBody, RecordSummary

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Freshness:
    """One language of a record: does it say what the source says?"""

    code: str
    endonym: str
    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in a list."""

    title: str
    url: str
    summary: str
    meta: list[str]
    years: str
    evidence: str
    level: str
    owner: str = ""
    countries: str = ""

    @property
    def level_number(self) -> int:
        """The evidence level as a number."""
        return int(self.level)


def list_entry(row: Publication) -> Entry:
    """Return a publication as an entry of the list."""
    data = row.data
    owner = data["owner"] or {}
    level = data.get("evidence_level")
    is_practice = "evidence_level" in data
    kind = data["record_type"]
    owned_by = owner.get("short_name") or owner.get("name", {}).get("text", "")
    countries = ", ".join(country["label"] for country in data["countries"])
    meta = ["" if is_practice or not kind else kind["label"], owned_by, countries]
    return Entry(
        title=row.title,
        url=row.path,
        summary=data["summary"],
        meta=[part for part in meta if part],
        years=years_text(DateOut(**data["start"]), DateOut(**data["end"])),
        evidence=evidence_text(Label(**level) if level else None)
        if is_practice
        else "",
        level=level["code"] if level else "",
        owner=owned_by,
        countries=countries,
    )


def not_recorded() -> str:
    """Return the words for a fact no source gives."""
    return gettext("Not recorded")


def years_text(start: DateOut, end: DateOut) -> str:
    """Return the period in words of the active language."""
    if not start.value and not end.value:
        return gettext("years not in the sources")
    if not end.value:
        period = format_date_range(start.value, "", start_basis=start.basis)
        return gettext("from %(date)s") % {"date": period}
    if not start.value:
        period = format_date_range(end.value, "", start_basis=end.basis)
        return gettext("until %(date)s") % {"date": period}
    return format_date_range(
        start.value, end.value, start_basis=start.basis, end_basis=end.basis
    )


def evidence_text(level: Label | None) -> str:
    """Return the evidence level in words."""
    if level is None:
        return gettext("Evidence not assessed")
    return gettext("Evidence level %(number)s: %(label)s") % {
        "number": level.code,
        "label": level.label.lower(),
    }


def partner_item(partner: PartnerRef, language: str, note: str = "") -> Row:
    """Return an organisation for a list of facts."""
    name = f"{partner.name.text} ({note})" if note else partner.name.text
    return {
        "value": name,
        "url": partner.path,
        "lang": "" if partner.name.language == language else partner.name.language,
    }


def page_item(page: LinkedPage, language: str) -> Row:
    """Return another page for a list of facts."""
    return {
        "value": page.title,
        "url": page.path,
        "lang": "" if page.language == language else page.language,
    }


def source_item(source: SourceOut) -> Row:
    """Return a source for a list of facts."""
    language = title_language(source.title, source.url or "")
    return {"value": source.title, "url": source.url, "lang": language}


def listed(label: Any, items: Iterable[Row]) -> Row:
    """Return a fact with several values, or "not recorded"."""
    found = list(items)
    return {"label": label, "items_listed": found} if found else missing(label)


def missing(label: Any) -> Row:
    """Return a fact that no source gives."""
    return {"label": label, "value": not_recorded()}


def names(label: Any, concepts: Iterable[Label]) -> Row:
    """Return concepts on one line."""
    text = "; ".join(concept.label for concept in concepts)
    return {"label": label, "value": text} if text else missing(label)


def record_facts(
    summary: "RecordSummary", body: "RecordBody", *, language: str, index_url: str
) -> list[Row]:
    """Return the facts beside a record, in the order readers ask for them."""
    owner = [partner_item(summary.owner, language)] if summary.owner else []
    others = [
        partner_item(
            partner,
            language,
            "" if partner.role == "not-recorded" else partner.role_label,
        )
        for partner in body.other_partners
    ]
    topics = [
        {"value": topic.label, "url": f"{index_url}?topic={topic.code}"}
        for topic in summary.topics
    ]
    rows = [
        listed(gettext("Owner"), owner),
        *([listed(gettext("Further partners"), others)] if others else []),
        names(gettext("Kind"), [c for c in [summary.practice_kind] if c]),
        names(
            gettext("Where"),
            [*body.counties] or [*body.regions] or [*summary.countries],
        ),
        {"label": gettext("Years"), "value": years_text(summary.start, summary.end)},
        names(gettext("Stage"), [c for c in [body.stage] if c]),
        names(gettext("Scale"), [c for c in [body.scale] if c]),
        listed(gettext("Topics"), topics),
        names(gettext("For whom"), body.target_groups),
    ]
    if body.origin_country:
        rows.append(names(gettext("Method taken from"), [body.origin_country]))
    rows.append({"label": gettext("Last confirmed"), "value": confirmed_text(body)})
    if body.licence:
        rows.append(names(gettext("Licence"), [body.licence]))
    rows.append(listed(gettext("Sources"), map(source_item, body.sources)))
    return rows


def confirmed_text(body: "RecordBody") -> str:
    """Return when the owner last confirmed the record."""
    if body.last_confirmed is None:
        return gettext("Not yet confirmed by the owner")
    return date_format(body.last_confirmed, "j E Y")


def unconfirmed_text(summary: "RecordSummary", body: "RecordBody") -> str:
    """Return the warning that nobody stands by the record any more, or ""."""
    if summary.confirmation != ConfirmationState.UNCONFIRMED:
        return ""
    if body.last_confirmed is None:
        return gettext("The owner was asked whether this is still true, in vain.")
    return gettext(
        "The owner last confirmed this on %(date)s and has not answered since."
    ) % {"date": confirmed_text(body)}


def freshness(versions: Iterable[BasePage]) -> list[Freshness]:
    """Return the state of every language in words."""
    return [
        Freshness(
            code=item.language,
            endonym=ENDONYMS[item.language],
            url=(item.page.url or "") if item.page else "",
            text=_freshness_text(item),
        )
        for item in coverage(versions)
    ]


def _freshness_text(item: Coverage) -> str:
    text = _state_text(item)
    if item.page is None or item.page.proofread:
        return text
    return gettext("%(state)s; not proof-read by a person") % {"state": text}


def _state_text(item: Coverage) -> str:
    if item.page is None:
        return gettext("No translation yet")
    if item.state == TranslationState.SOURCE:
        day = item.page.last_published_at or item.page.first_published_at
        date = date_format(localtime(day), "j E Y") if day else not_recorded()
        return gettext("Source text, %(date)s") % {"date": date}
    if item.state == TranslationState.STALE:
        return gettext("Older than the source text")
    return gettext("Up to date with the source text")
