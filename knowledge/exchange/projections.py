"""What of findings, adoptions and conditions is public."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from core.dates import format_partial_date
from core.languages import Text
from core.meta import Crumb, PageMeta, absolute, usual_description
from core.models import BasePage
from core.texts import text_in
from knowledge.exchange.enums import Verdict
from knowledge.exchange.schemas import (
    AdoptionBody,
    AdoptionSummary,
    ConditionsBody,
    ConditionsSummary,
    FindingBody,
    FindingSummary,
    FulfilledCondition,
)
from knowledge.models import (
    Adoption,
    AdoptionFollowUp,
    ConditionProfile,
    Finding,
    PracticeIndexPage,
)
from knowledge.references import Published, partner_out, published
from partners_exchange.chain.addresses import chain_path
from partners_exchange.chain.schemas import FollowUpOut
from partners_exchange.models import Partner
from partners_exchange.projections.partners import shortened
from partners_exchange.projections.parts import Label, date_out, label
from publication.registry import Content, Term

LONGEST_TITLE = 120
PLACE_FIELDS = ("country", "nuts", "county")


def project_finding(row: Finding, language: str) -> Content | None:
    """Return a finding, None while it is no public one."""
    saw = row.text("saw", language)
    if not row.is_public or saw is None:
        return None
    activity, practice, partner = row.activity, row.practice, row.partner
    places = published(keys_of(activity, practice, partner), language)
    start = activity.start if is_there(activity, places) else ""
    return Content(
        title=shortened(saw.value, LONGEST_TITLE),
        path=chain_path(row.key),
        meta=row_meta(shortened(saw.value, LONGEST_TITLE), saw.value, row, language),
        summary=FindingSummary(
            saw=text_in(saw),
            matters=text_in(row.text("matters", language)),
            verdict=verdict_label(row.verdict),
            partner=partner and partner_out(partner, language, places),
            by_when=date_out(row.by_when, "stated"),
            start=date_out(start, activity.start_basis),
            activity=places.get(activity.translation_key),
            practice=practice and places.get(practice.translation_key),
        ),
        body=FindingBody(),
        summary_text=shortened(str(row.text("matters", language) or "")),
        text=saw.value,
        terms=[
            ("activity", str(activity.translation_key)),
            ("verdict", row.verdict),
            *practice_terms(practice, places),
            *topic_terms([page for page in (activity, practice) if page], places),
            *([("partner", partner.code)] if partner else []),
            *([("year", start[:4])] if start else []),
        ],
        date_key=start,
        depends_on=[
            activity,
            *(other for other in (practice, partner) if other),
            *index_pages(language),
        ],
    )


def project_adoption(row: Adoption, language: str) -> Content | None:
    """Return an adoption, None while it is no public one."""
    if not row.is_public:
        return None
    practice, partner = row.practice, row.partner
    places = published(keys_of(practice, partner), language)
    who = partner.text("name", language) or Text(partner.code, language)
    title = _("%(institution)s: %(result)s") % {
        "institution": partner.short_name or who.value,
        "result": row.result.label_in(language),
    }
    link = places.get(practice.translation_key)
    words = str(row.text("changes", language) or row.text("reason", language) or "")
    concepts = [getattr(row, name) for name in PLACE_FIELDS]
    return Content(
        title=title,
        path=chain_path(row.key),
        meta=row_meta(title, adoption_sentence(row, link, language), row, language),
        summary=AdoptionSummary(
            practice=link,
            partner=partner_out(partner, language, places),
            result=label(row.result, language),
            start=date_out(row.start, "stated"),
            **{name: label(getattr(row, name), language) for name in PLACE_FIELDS},
            place=str(row.text("place", language) or ""),
            changes=text_in(row.text("changes", language)),
            reason=text_in(row.text("reason", language)),
            source_url=row.source_url,
            follow_ups=[follow_up_out(item, language) for item in row.follow_ups.all()],
        ),
        body=AdoptionBody(),
        summary_text=shortened(words),
        text="\n".join([who.value, link.title if link else "", words]),
        terms=[
            *practice_terms(practice, places),
            ("partner", partner.code),
            ("adoption-result", row.result.code),
            *((place.scheme, place.code) for place in concepts if place),
            *([("year", row.start[:4])] if row.start else []),
            *topic_terms([practice], places),
        ],
        date_key=row.start,
        depends_on=[
            practice,
            partner,
            row.result,
            *(place for place in concepts if place),
            *(item.result for item in row.follow_ups.all() if item.result),
            *index_pages(language),
        ],
    )


def adoption_sentence(row: Adoption, link: Any, language: str) -> str:
    """Return what describes an adoption to search engines."""
    if link is None:
        return usual_description()
    since = format_partial_date(row.start) if row.start else ""
    words = _("%(institution)s took up “%(practice)s”.") % {
        "institution": row.partner.text("name", language) or row.partner.code,
        "practice": link.title,
    }
    return f"{words} {since}".strip()


def follow_up_out(item: AdoptionFollowUp, language: str) -> FollowUpOut:
    """Return how it went some months later."""
    return FollowUpOut(
        months=item.months,
        due=item.due,
        answered=item.answered,
        result=label(item.result, language),
        note=text_in(item.text("note", language)),
    )


def project_conditions(profile: ConditionProfile, language: str) -> Content | None:
    """Return an institution's conditions, None while it has said nothing."""
    rows = list(profile.conditions.select_related("condition"))
    if not rows:
        return None
    partner = profile.partner
    places = published([partner.key], language)
    name = partner.text("name", language) or Text(partner.code, language)
    title = _("Conditions: %(institution)s") % {"institution": name.value}
    return Content(
        title=title,
        summary=ConditionsSummary(
            partner=partner_out(partner, language, places),
            as_of=profile.changed,
            conditions=[
                FulfilledCondition(
                    condition=label(row.condition, language),
                    rating=row.rating,
                    note=text_in(row.text("note", language)),
                )
                for row in rows
            ],
        ),
        body=ConditionsBody(),
        terms=[("partner", partner.code)],
        depends_on=[partner, *(row.condition for row in rows)],
    )


def verdict_label(code: str) -> Label:
    """Return a verdict in the active language."""
    return Label(code=code, label=str(Verdict(code).label))


def keys_of(*things: BasePage | Partner | None) -> list[Any]:
    """Return the keys under which pages and partners are published."""
    return [
        thing.key if isinstance(thing, Partner) else thing.translation_key
        for thing in things
        if thing is not None
    ]


def is_there(page: BasePage, places: Published) -> bool:
    """Say whether a page is public in any language."""
    return page.translation_key in places


def practice_terms(practice: BasePage | None, places: Published) -> list[Term]:
    """Return the term by which a practice's findings and adoptions are found."""
    if practice is None or not is_there(practice, places):
        return []
    return [("practice", str(practice.translation_key))]


def topic_terms(pages: Iterable[Any], places: Published) -> list[Term]:
    """Return the topics of public pages; a draft's are nobody's business."""
    return [
        (topic.scheme, topic.code)
        for page in pages
        if is_there(page, places)
        for topic in page.facts.topics.all()
    ]


def row_meta(title: str, description: str, row: Any, language: str) -> PageMeta:
    """Return the head of a row's page: it stands below the list of practices."""
    index = live_index(language)
    crumbs = (
        [*index.breadcrumbs, Crumb(title=index.title, path=index.url or "")]
        if index
        else []
    )
    return PageMeta(
        title=title,
        description=shortened(description),
        canonical=absolute(chain_path(row.key)),
        breadcrumbs=crumbs,
    )


def live_index(language: str) -> PracticeIndexPage | None:
    """Return the public list of practices in a language."""
    pages = PracticeIndexPage.objects.live().public()
    return pages.filter(locale__language_code=language).order_by("pk").first()


def index_pages(language: str) -> list[Model]:
    """Return what the trail shows, public or not: it may become so."""
    pages = PracticeIndexPage.objects.filter(locale__language_code=language)
    return [
        page
        for index in pages.order_by("pk")[:1]
        for page in (index, *index.ancestor_pages)
    ]
