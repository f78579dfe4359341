"""Publish the shipped partners, task groups and activities where missing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from core.enums import DateBasis
from core.identity import key_for
from core.languages import LANGUAGE_CODES
from core.models import BasePage
from core.seeding import PageSeed, page_seed, stream
from core.seeding.content import html, load, pick, prose_blocks
from partners_exchange.models import (
    ActivityIndexPage,
    ActivityPage,
    ActivitySeriesPage,
    MembershipSnapshot,
    Partner,
    PartnerFact,
    PartnerIndexPage,
    TaskGroupIndexPage,
    TaskGroupPage,
)
from partners_exchange.selectors import partners_by_code
from vocabularies.enums import Scheme
from vocabularies.models import Concept
from vocabularies.selectors import concept

APP = Path(__file__).parent
HOME = key_for("page", "home")
ABOUT = key_for("page", "about")
Item = dict[str, Any]


def content(name: str) -> dict[str, list[Item]]:
    """Return texts written for the site."""
    return dict(load(APP / "content" / f"{name}.json"))


def data(name: str) -> dict[str, list[Item]]:
    """Return recorded facts."""
    return dict(load(APP / "data" / f"{name}.json"))


def by_id(items: list[Item]) -> dict[str, Item]:
    """Return items by their id."""
    return {item["id"]: item for item in items}


def seed_partners() -> Iterator[str]:
    """Publish the list of partners, each partner, and the counts of members."""
    yield seed_index_page("partners", PartnerIndexPage, HOME)
    texts = by_id(content("partners")["items"])
    records = data("partners")["items"]
    for record in records:
        seed_partner(record, texts[record["id"]])
        yield record["short_name"]
    seed_succession(records)
    for record in data("timeline")["membership_snapshots"]:
        seed_snapshot(record)
        yield record["id"]


def seed_groups() -> Iterator[str]:
    """Publish the list of task groups and each group."""
    yield seed_index_page("groups", TaskGroupIndexPage, ABOUT)
    records = by_id(data("timeline")["task_groups"])
    for item in content("groups")["items"]:
        seed_group(item, records[item["id"]]["period"])
        yield item["title"]["pl"]


def seed_activities() -> Iterator[str]:
    """Publish the list of activities, the recurring ones, then each activity."""
    yield seed_index_page("activities", ActivityIndexPage, HOME)
    texts = content("activities")
    for item in texts["series"]:
        seed_series(item)
        yield item["title"]["pl"]
    events = by_id(data("timeline")["events"])
    for item in texts["items"]:
        seed_activity(item, events[item["id"]])
        yield item["title"]["pl"]


def page_texts(item: Item, language: str) -> dict[str, Any]:
    """Return the fields every page has."""
    return {
        "title": item["title"][language],
        "slug": item["slug"][language],
        "summary": pick(item.get("summary"), language),
        "search_description": pick(item.get("search_description"), language),
    }


def seed_index_page(page_id: str, model: type[BasePage], parent: Any) -> str:
    """Publish a list's own page."""
    item = by_id(content("index_pages")["items"])[page_id]
    page_seed(
        PageSeed(
            key=key_for("page", page_id),
            model=model,
            parent=parent,
            fields=lambda language: {
                **page_texts(item, language),
                "intro": html(item.get("intro"), language),
            },
        )
    )
    return str(item["title"]["pl"])


def term(scheme: Scheme, code: str | None) -> Concept | None:
    """Return a term of a vocabulary, None for what is not recorded."""
    return concept(scheme=scheme, code=code) if code else None


@transaction.atomic
def seed_partner(record: Item, text: Item) -> None:
    """Add a partner that is missing; an existing one keeps what editors wrote."""
    if Partner.objects.filter(code=record["id"]).exists():
        return
    city = record["city"] or {}
    partner = Partner(
        key=key_for("partner", record["id"]),
        code=record["id"],
        short_name=record["short_name"],
        original_name=record["names"][record["original_language"]],
        original_language=record["original_language"],
        partner_type=term(Scheme.PARTNER_TYPE, record["type"]),
        country=term(Scheme.COUNTRY, record["country"]),
        nuts=term(Scheme.NUTS, record["nuts"]),
        city_original=city.get("original", ""),
        website=record["website"] or "",
        relation=term(Scheme.RELATION, record["relation_to_mpku"]["code"]),
        founded=record["founded"] or "",
        ended=record["ended"] or "",
        named_in_history=record["named_in_history"],
    )
    for language in LANGUAGE_CODES:
        setattr(partner, f"name_{language}", record["names"][language])
        setattr(partner, f"slug_{language}", text["slug"][language])
        setattr(partner, f"city_{language}", city.get(language, ""))
        setattr(
            partner,
            f"relation_text_{language}",
            record["relation_to_mpku"]["text"][language],
        )
        description = html(text["description"], language)
        setattr(partner, f"description_{language}", description)
    partner.facts = [fact_of(row, place) for place, row in enumerate(record["facts"])]
    partner.full_clean()
    partner.save()


def fact_of(row: Item, place: int) -> PartnerFact:
    """Return a fact with its source, not yet saved."""
    fact = PartnerFact(
        sort_order=place,
        source_title=row["source_title"],
        source_url=row["source_url"] or "",
    )
    for language in LANGUAGE_CODES:
        setattr(fact, f"text_{language}", row["text"][language])
    return fact


@transaction.atomic
def seed_succession(records: list[Item]) -> None:
    """Join partners with their successors, once all of them exist."""
    partners = partners_by_code(codes=[record["id"] for record in records])
    for record in records:
        for field in ("successor", "possible_successor"):
            partner = partners[record["id"]]
            wanted = partners.get(record[f"{field}_id"] or "")
            if wanted and getattr(partner, f"{field}_id") is None:
                setattr(partner, field, wanted)
                partner.full_clean()
                partner.save()


@transaction.atomic
def seed_snapshot(record: Item) -> None:
    """Add a count of members that is missing."""
    key = key_for("membership-snapshot", record["id"])
    if MembershipSnapshot.objects.filter(key=key).exists():
        return
    snapshot = MembershipSnapshot(
        key=key,
        as_of=record["as_of"]["value"] or "",
        as_of_basis=basis_of(record["as_of"]),
        members=record["members"],
        qualifier=record["qualifier"],
        source_title=record["source_title"],
        source_url=record["source_url"] or "",
    )
    for language in LANGUAGE_CODES:
        setattr(snapshot, f"text_{language}", record["text"][language])
    snapshot.full_clean()
    snapshot.save()


def basis_of(date: Item) -> str:
    """Return how a recorded date is known, as the product names it."""
    if date["basis"] is None:
        return ""
    # Only the year was worked out, and there is more than the year.
    if date["inferred_parts"] == ["year"] and date["precision"] != "year":
        return DateBasis.INFERRED_YEAR.value
    return str(date["basis"])


def dates_of(name: str, date: Item | None) -> dict[str, str]:
    """Return the two columns of a date."""
    if not date or not date["value"]:
        return {name: "", f"{name}_basis": ""}
    return {name: date["value"], f"{name}_basis": basis_of(date)}


def sources_of(name: str, sources: list[Item]) -> list[Item]:
    """Return the stream of a page's sources."""
    rows = [
        {"type": "source", "value": {"title": row["title"], "url": row["url"] or ""}}
        for row in sources
    ]
    return stream(f"{name}/sources", rows)


def seed_group(item: Item, period: Item) -> None:
    """Publish a task group."""
    name = f"group:{item['id']}"
    page_seed(
        PageSeed(
            key=key_for("group", item["id"]),
            model=TaskGroupPage,
            parent=key_for("page", "groups"),
            fields=lambda language: {
                **page_texts(item, language),
                **dates_of("start", period["start"]),
                **dates_of("end", period["end"]),
                "mandate": html(item["mandate"], language),
                "body": prose_blocks(f"{name}/body", item["body"], language),
                "decisions": [],
                "members": [],
                "sources": sources_of(name, item["sources"]),
            },
        )
    )


def seed_series(item: Item) -> None:
    """Publish a recurring activity."""
    name = f"activity-series:{item['id']}"
    page_seed(
        PageSeed(
            key=key_for("activity-series", item["id"]),
            model=ActivitySeriesPage,
            parent=key_for("page", "activities"),
            fields=lambda language: {
                **page_texts(item, language),
                "activity_kind": term(Scheme.ACTIVITY_KIND, item["activity_kind"]),
                "frequency": pick(item["frequency"], language),
                "body": prose_blocks(f"{name}/body", item["body"], language),
                "sources": sources_of(name, item["sources"]),
            },
        )
    )


def seed_activity(item: Item, event: Item) -> None:
    """Publish an activity."""
    partners = partners_by_code(codes=[*item["organiser_ids"], *item["partner_ids"]])

    def relations(page: ActivityPage) -> None:
        page.organisers.set([partners[code] for code in item["organiser_ids"]])
        page.partners.set([partners[code] for code in item["partner_ids"]])

    page_seed(
        PageSeed(
            key=key_for("activity", item["id"]),
            model=ActivityPage,
            parent=key_for("page", "activities"),
            fields=lambda language: activity_fields(item, event, language),
            relations=relations,
        )
    )


def activity_fields(item: Item, event: Item, language: str) -> dict[str, Any]:
    """Return an activity's values in a language."""
    name = f"activity:{item['id']}"
    return {
        **page_texts(item, language),
        **dates_of("start", event["start"]),
        **dates_of("end", event["end"]),
        "activity_kind": term(Scheme.ACTIVITY_KIND, event["activity_kind"]),
        "state": term(Scheme.EVENT_STATE, event["state"]),
        "mode": "" if item["mode"] == "not-recorded" else item["mode"],
        "series": series_page(item["series"]),
        "edition": item["edition"],
        "place": pick(item["place"], language),
        "city": pick(item["city"], language),
        "body": prose_blocks(f"{name}/body", item["body"], language),
        "programme": stream(
            f"{name}/programme",
            [programme_row(row, language) for row in item["programme"]],
        ),
        "sources": sources_of(name, item["sources"]),
    }


def series_page(series_id: str | None) -> ActivitySeriesPage | None:
    """Return the source page of a recurring activity."""
    if series_id is None:
        return None
    return ActivitySeriesPage.objects.get(
        translation_key=key_for("activity-series", series_id),
        locale__language_code="pl",
    )


def programme_row(row: Item, language: str) -> Item:
    """Return a row of a programme as a stream block."""
    return {
        "type": "row",
        "value": {
            "start": row["start"],
            "end": row["end"],
            "title": row["title"][language],
            "note": pick(row["note"], language),
            "speaker": "",
        },
    }
