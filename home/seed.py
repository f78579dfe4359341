"""Publish the institutional pages the product ships with."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from wagtail.models import Page

from core.identity import key_for
from core.languages import LANGUAGE_CODES
from core.models import BasePage
from core.seeding import PageSeed, page_seed, stream
from core.seeding.content import html, load, pick, prose_blocks
from home.models import (
    AccessibilityDeclarationPage,
    ActionPlanPage,
    ContactPage,
    ContentPage,
    FoundingDocument,
    FoundingDocumentIndexPage,
    HomePage,
    NewsIndexPage,
    NewsPage,
    SiteMapPage,
)

CONTENT = Path(__file__).parent / "content"
HOME, ABOUT, NEWS = "home", "about", "news"
NOT_RECORDED = "not recorded"
# The parts of the declaration by the name the shipped content gives them.
DECLARATION_TEXTS = ("status_note", "preparation", "shortcuts", "feedback", "procedure")

Item = dict[str, Any]


def shipped(name: str) -> list[Item]:
    """Return the shipped items of a content file."""
    return list(load(CONTENT / f"{name}.json")["items"])


def page_key(name: str) -> Any:
    """Return the permanent key of an institutional page."""
    return key_for("page", name)


def common(item: Item, language: str) -> Item:
    """Return the fields that every shipped page has."""
    return {
        name: pick(item.get(name), language)
        for name in ("title", "slug", "summary", "search_description")
    }


def seed_home() -> Iterator[str]:
    """Publish the home page of every language."""
    item = load(CONTENT / "home.json")

    def fields(language: str) -> Item:
        return {
            "title": pick(item["title"], language),
            "slug": language,
            "search_description": pick(item["search_description"], language),
            "lead": pick(item["lead"], language),
            "standfirst": html(item["standfirst"], language),
            "highlights": _struct_stream(
                "home/highlights", "highlight", item["highlights"], language
            ),
            "branches": _struct_stream(
                "home/branches", "branch", item["branches"], language
            ),
        }

    page_seed(PageSeed(page_key(HOME), HomePage, None, fields))
    yield item["title"]["pl"]


def _struct_stream(
    name: str, block: str, items: list[Item], language: str
) -> list[Item]:
    """Return a stream of one block type; its `id` is not part of it."""
    return stream(
        name,
        [
            {
                "type": block,
                "value": {
                    key: pick(value, language) if isinstance(value, dict) else value
                    for key, value in item.items()
                    if key != "id"
                },
            }
            for item in items
        ],
    )


def seed_institutional() -> Iterator[str]:
    """Publish the pages below the home page and below "about"."""
    items = {item["id"]: item for item in shipped("institutional")}
    pages = {item["id"]: item for item in shipped("pages")}
    yield seed_contact(items["contact"])
    yield _simple(items["news"], NewsIndexPage)
    yield _simple(items["sitemap"], SiteMapPage)
    yield seed_declaration(items["accessibility"])
    for item in pages.values():
        if not item.get("parent"):
            yield seed_content(item)
    for item in pages.values():
        if item.get("parent"):
            yield seed_content(item)
    yield seed_action_plan(items["action-plan"])
    yield _simple(
        items["documents"],
        FoundingDocumentIndexPage,
        parent=ABOUT,
        more=lambda item, language: {"intro": html(item["intro"], language)},
    )
    set_privacy_page()


def _simple(
    item: Item,
    model: type[BasePage],
    parent: str = HOME,
    more: Callable[[Item, str], Item] = lambda item, language: {},
) -> str:
    """Publish a page that has little beside the common fields."""
    page_seed(
        PageSeed(
            key=page_key(item["id"]),
            model=model,
            parent=page_key(parent),
            fields=lambda language: {**common(item, language), **more(item, language)},
        )
    )
    return str(item["title"]["pl"])


def seed_content(item: Item) -> str:
    """Publish a page of text."""
    return _simple(
        item,
        ContentPage,
        parent=item.get("parent") or HOME,
        more=lambda item, language: {
            "body": prose_blocks(f"page/{item['id']}/body", item["body"], language)
        },
    )


def seed_contact(item: Item) -> str:
    """Publish the contact page."""
    return _simple(
        item,
        ContactPage,
        more=lambda item, language: {
            "intro": html(item["intro"], language),
            "consent_text": pick(item["consent_text"], language),
            "privacy_link_text": pick(item["privacy_link_text"], language),
            "thank_you": html(item["thank_you"], language),
        },
    )


def set_privacy_page() -> None:
    """Let the contact page lead to the privacy page, once both exist."""
    page = ContactPage.objects.get(
        translation_key=page_key("contact"), locale__language_code="pl"
    )
    privacy = Page.objects.filter(
        translation_key=page_key("privacy"), locale__language_code="pl"
    ).first()
    if privacy and page.privacy_page_id is None:
        page.privacy_page = privacy
        page.save_revision().publish(log_action=True)


def seed_declaration(item: Item) -> str:
    """Publish the accessibility declaration."""

    def more(item: Item, language: str) -> Item:
        names = item["opening_values"]
        return {
            "status": item["status"],
            "opening": pick(item["opening"], language),
            "subject_name": pick(names["subject"], language),
            "scope_name": pick(names["scope"], language),
            "site_name": pick(names["site"], language),
            "status_text": pick(item["status_text"], language),
            "non_accessible": html(item["non_accessible"]["html"], language),
            "features_text": html(item["features"], language),
            "architectural": html(item["other"]["architectural"], language),
            "communication": html(item["other"]["communication"], language),
            **{name: html(item[name], language) for name in DECLARATION_TEXTS},
        }

    return _simple(item, AccessibilityDeclarationPage, more=more)


def seed_action_plan(item: Item) -> str:
    """Publish the action plan, whose items are not recorded."""
    return _simple(
        item,
        ActionPlanPage,
        parent=ABOUT,
        more=lambda item, language: {
            "intro": html(item["intro"], language),
            "items_empty": f"<p>{pick(item['items_empty'], language)}</p>",
        },
    )


def seed_news() -> Iterator[str]:
    """Publish the news items."""
    for item in shipped("news"):
        yield _simple(
            item,
            NewsPage,
            parent=NEWS,
            more=lambda item, language: {
                "date": date.fromisoformat(item["date"]),
                "body": prose_blocks(f"news/{item['id']}/body", item["body"], language),
            },
        )


def seed_documents() -> Iterator[str]:
    """Add the founding documents that are missing."""
    for position, item in enumerate(shipped("documents"), start=1):
        if not FoundingDocument.objects.filter(code=item["id"]).exists():
            document_seed(item, order=position * 10)
        yield item["title"]["pl"]


def document_seed(item: Item, *, order: int) -> FoundingDocument:
    """Add one founding document."""
    document = FoundingDocument(
        key=key_for("document", item["id"]),
        code=item["id"],
        date=item["date"],
        date_basis=item["basis"],
        state=item["state"],
        event_id=item["event_id"],
        order=order,
        sources=[
            ("source", {"title": source["title"], "url": source["url"] or ""})
            for source in item["sources"]
        ],
    )
    parties = item["parties"]
    known = parties if parties and parties["en"].lower() != NOT_RECORDED else None
    for language in LANGUAGE_CODES:
        setattr(document, f"title_{language}", pick(item["title"], language))
        setattr(document, f"slug_{language}", pick(item["slug"], language))
        text = html(item["description"], language)
        setattr(document, f"description_{language}", text)
        setattr(document, f"parties_{language}", pick(known, language))
    document.full_clean()
    document.save()
    return document
