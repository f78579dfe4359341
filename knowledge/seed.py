"""Publish the practices, resources and products the product ships with."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from core.enums import DateBasis
from core.identity import key_for
from core.models import BasePage
from core.seeding import PageSeed, page_seed, stream
from core.seeding.content import html, load, pick, prose_blocks
from knowledge.models import (
    PartnerBranchPage,
    PracticeIndexPage,
    PracticePage,
    PracticePartner,
    ProductIndexPage,
    ProductPage,
    ResourcePage,
    ResourcePartner,
)
from partners_exchange.models import ActivitySeriesPage, Partner, TaskGroupPage
from vocabularies.enums import Scheme
from vocabularies.models import Concept

FOLDER = Path(__file__).parent
PRACTICES, PRODUCTS, ABOUT = "practices", "products", "about"

Item = dict[str, Any]


def seed_products() -> Iterator[str]:
    """Publish the list of products and every product; yield each title."""
    yield seed_index(PRODUCTS, ProductIndexPage, parent=ABOUT)
    items = load(FOLDER / "content" / "products.json")["items"]
    kinds = load(FOLDER / "data" / "product_kinds.json")
    for item in items:
        page_seed(
            PageSeed(
                key=key_for(ProductPage.kind, item["id"]),
                model=ProductPage,
                parent=key_for("page", PRODUCTS),
                fields=_product_fields(item, kinds[item["id"]]),
            )
        )
        yield item["title"]["pl"]
    # Once all of them exist.
    for item in items:
        _link_successor(item)


def seed_practices() -> Iterator[str]:
    """Publish the index, a branch for each owner, and every record."""
    yield seed_index(PRACTICES, PracticeIndexPage, parent="home")
    facts = {
        item["id"]: item
        for item in load(FOLDER / "data" / "practices.json")["items"]
        if item["recommended_for_seed"]
    }
    partners = {partner.code: partner for partner in Partner.objects.all()}
    concepts = {(row.scheme, row.code): row for row in Concept.objects.all()}
    for code in dict.fromkeys(item["partner_id"] for item in facts.values()):
        page_seed(_branch(partners[code]))
        yield partners[code].label
    texts = load(FOLDER / "content" / "practices.json")["items"]
    for item in texts:
        page_seed(_record(facts[item["id"]], item, partners, concepts))
        yield item["title"]["pl"]


def seed_index(name: str, model: type[BasePage], *, parent: str) -> str:
    """Publish a page that heads a list; return its Polish title."""
    items = load(FOLDER / "content" / "index_pages.json")["items"]
    item = next(item for item in items if item["id"] == name)
    page_seed(
        PageSeed(
            key=key_for("page", name),
            model=model,
            parent=key_for("page", parent),
            fields=lambda language: {
                **_common(item, language),
                "intro": html(item.get("intro"), language),
                "search_description": pick(item.get("search_description"), language),
            },
        )
    )
    return str(item["title"]["pl"])


def _common(item: Item, language: str) -> Item:
    return {name: pick(item[name], language) for name in ("title", "slug", "summary")}


def _sources(name: str, item: Item) -> list[Item]:
    return stream(
        f"{name}/sources",
        [
            {
                "type": "source",
                "value": {"title": source["title"], "url": source["url"] or ""},
            }
            for source in item["sources"]
        ],
    )


def _product_fields(item: Item, kind: str) -> Callable[[str], Item]:
    name = f"product/{item['id']}"
    groups = [key_for(TaskGroupPage.kind, code) for code in item["task_group_ids"]]

    def fields(language: str) -> Item:
        return {
            **_common(item, language),
            "body": prose_blocks(f"{name}/body", item["body"], language),
            "used_by_note": pick(item["used_by"], language),
            "product_kind": Concept.objects.get(scheme=Scheme.PRACTICE_KIND, code=kind),
            "makers": list(Partner.objects.filter(code__in=item["makers"])),
            "task_groups": list(
                TaskGroupPage.objects.filter(
                    translation_key__in=groups, locale__language_code="pl"
                )
            ),
            "year": item["year"],
            "status": item["status"]["code"],
            "sources": _sources(name, item),
        }

    return fields


def _link_successor(item: Item) -> None:
    """Say which product replaced another, when the content names one."""
    if not item["replaced_by"]:
        return
    pages = {
        page.translation_key: page
        for page in ProductPage.objects.filter(locale__language_code="pl")
    }
    page = pages[key_for(ProductPage.kind, item["id"])]
    successor = pages[key_for(ProductPage.kind, item["replaced_by"])]
    if page.replaced_by_id != successor.pk:
        page.replaced_by = successor
        page.save_revision().publish(log_action=True)


def _branch(partner: Partner) -> PageSeed:
    def fields(language: str) -> Item:
        name = partner.text("name", language)
        return {
            "title": partner.short_name or (name.value if name else partner.code),
            "slug": partner.code,
            "partner": partner,
        }

    return PageSeed(
        key=key_for("branch", partner.code),
        model=PartnerBranchPage,
        parent=key_for("page", PRACTICES),
        fields=fields,
    )


Partners = dict[str, Partner]
Concepts = dict[tuple[str, str], Concept]


def _record(
    facts: Item, texts: Item, partners: Partners, concepts: Concepts
) -> PageSeed:
    practice = facts["record_type"] == PracticePage.kind
    model: type[BasePage] = PracticePage if practice else ResourcePage
    own = _practice_facts if practice else _resource_facts

    def fields(language: str) -> Item:
        return {
            **_record_text(texts, language),
            **_record_facts(facts, partners, concepts),
            **own(facts, texts, language, partners, concepts),
        }

    return PageSeed(
        key=key_for(model.kind, facts["id"]),
        model=model,
        parent=key_for("branch", facts["partner_id"]),
        fields=fields,
    )


def _record_text(texts: Item, language: str) -> Item:
    name = f"practice/{texts['id']}"
    written = texts["description"]
    blocks = [{"type": "paragraph", "html": written}] if written else []
    return {
        **_common(texts, language),
        "plain_summary": pick(texts["plain_summary"], language),
        "description": prose_blocks(f"{name}/description", blocks, language),
        "results": stream(
            f"{name}/results",
            [
                {"type": "result", "value": _result(row, language)}
                for row in texts["results"]
            ],
        ),
    }


def _result(row: Item, language: str) -> Item:
    return {
        "indicator": pick(row["indicator"], language),
        "baseline": "",
        "value": pick(row["value"], language),
        "unit": pick(row["unit"], language),
        "method": "",
        "date": row["date"],
        "source_title": row["source_title"],
        "source_url": row["source_url"] or "",
    }


def _record_facts(facts: Item, partners: Partners, concepts: Concepts) -> Item:
    def one(scheme: Scheme, code: str | None) -> Concept | None:
        return concepts[scheme.value, code] if code else None

    def many(scheme: Scheme, codes: list[str]) -> list[Concept]:
        return [concepts[scheme.value, code] for code in codes]

    same_as = facts["same_as"] or {"kind": "", "id": ""}
    return {
        "practice_kind": one(Scheme.PRACTICE_KIND, facts["kind"]),
        "topics": many(Scheme.TOPIC, facts["themes"]),
        "target_groups": many(Scheme.TARGET_GROUP, facts["target_groups"]),
        "countries": many(Scheme.COUNTRY, [c for c in [facts["country"]] if c]),
        "regions": many(Scheme.NUTS, facts["nuts"]),
        "origin_country": one(Scheme.COUNTRY, facts["origin_country"]),
        "scale": one(Scheme.SCALE, facts["scale"]),
        "stage": one(Scheme.STAGE, facts["stage"]),
        "start": facts["start"]["value"] or "",
        "start_basis": _basis(facts["start"]),
        "end": facts["end"]["value"] or "",
        "end_basis": _basis(facts["end"]),
        "sources": _sources(f"practice/{facts['id']}", facts),
        "source_url": facts["url"] or "",
        "compiled": True,
        "same_as_partner": partners.get(same_as["id"])
        if same_as["kind"] == "partner"
        else None,
        "same_as_series": _series(same_as["id"])
        if same_as["kind"] == "recurring-format"
        else None,
    }


def _basis(date: Item) -> str:
    if not date["value"]:
        return ""
    if date["basis"] != DateBasis.INFERRED:
        return DateBasis.STATED.value
    inferred_year = date["inferred_parts"] == ["year"]
    return (DateBasis.INFERRED_YEAR if inferred_year else DateBasis.INFERRED).value


def _series(code: str) -> ActivitySeriesPage:
    return ActivitySeriesPage.objects.get(
        translation_key=key_for(ActivitySeriesPage.kind, code),
        locale__language_code="pl",
    )


def _practice_facts(
    facts: Item, texts: Item, language: str, partners: Partners, concepts: Concepts
) -> Item:
    product = facts["product_id"]
    return {
        "problem": html(texts["problem"], language),
        "lessons": html(texts["lessons"], language),
        "resources_needed": html(texts.get("resources_needed"), language),
        **{f"{part}_not_recorded": texts[part] is None for part in PracticePage.parts},
        "product": ProductPage.objects.get(
            translation_key=key_for(ProductPage.kind, product),
            locale__language_code="pl",
        )
        if product
        else None,
        "other_partners": [
            PracticePartner(partner=partners[code])
            for code in facts["other_partner_ids"]
        ],
    }


def _resource_facts(
    facts: Item, texts: Item, language: str, partners: Partners, concepts: Concepts
) -> Item:
    return {
        "record_type": concepts[Scheme.RECORD_TYPE.value, facts["record_type"]],
        "other_partners": [
            ResourcePartner(partner=partners[code])
            for code in facts["other_partner_ids"]
        ],
    }
