"""Menus and site settings as data."""

import uuid
from typing import Any

from django.conf import settings
from django.utils.translation import gettext
from pydantic import BaseModel, Field
from wagtail.models import Page

from core.files import FileDocument, file_document
from core.identity import key_for
from core.languages import ENDONYMS, field_text
from core.links import path_of, public_versions
from core.texts import TextIn, text_in
from home.enums import Menu
from home.models import MenuItem, SiteFacts
from home.models.facts import TEXTS
from publication.registry import Content, register_object

MENU, SETTINGS = "menu", "settings"
SITE = "site"
# Written by the host in sections of the admin; each is text or address.
PLAIN_FACTS = (
    "contact_email",
    "contact_telephone",
    "accessibility_email",
    "accessibility_telephone",
    "sign_language_video",
    "easy_to_read",
    "site_address",
)


class MenuEntry(BaseModel):
    """One entry of a menu."""

    label: TextIn
    path: str = Field(description="Path on the site; empty when it leads elsewhere.")
    url: str = Field(description="Absolute address.")
    key: str | None = Field(description="Permanent identifier of the page, if one.")
    kind: str | None = Field(description="Kind of the page, if one.")
    external: bool


class MenuSummary(BaseModel):
    """A menu in the list of menus."""

    name: str


class MenuBody(BaseModel):
    """A menu."""

    items: list[MenuEntry]


class SettingsSummary(BaseModel):
    """The name of the site."""

    site_name: str
    language_name: str = Field(description="The language's own name for itself.")


class SettingsBody(BaseModel):
    """What the host has given; null or empty: not provided yet."""

    contact_unit: TextIn | None
    contact_email: str
    contact_telephone: str
    postal_address: TextIn | None
    data_controller: TextIn | None
    data_protection_officer: TextIn | None
    data_retention: TextIn | None
    accessibility_contact: TextIn | None
    accessibility_email: str
    accessibility_telephone: str
    building_access: TextIn | None
    sign_language: TextIn | None
    sign_language_video: str
    easy_to_read: str
    site_address: str
    site_publication_date: str = Field(description="ISO 8601 day, or empty.")
    declaration_date: str = Field(description="ISO 8601 day, or empty.")
    regulations_2018: FileDocument | None
    action_plan_items: TextIn | None
    members: TextIn | None
    programme_council_members: TextIn | None
    reuse_terms: TextIn | None


def project_menu(name: str, language: str) -> Content:
    """Return a menu; an entry whose page is not public in the language is left out."""
    items = list(MenuItem.objects.filter(menu=name).select_related("page"))
    pages = public_versions([item.page_id for item in items])
    entries = [
        entry
        for item, page in zip(items, pages, strict=True)
        if (entry := menu_entry(item, page, language))
    ]
    return Content(
        title=str(Menu(name).label),
        summary=MenuSummary(name=name),
        body=MenuBody(items=entries),
        sort_key=name,
        depends_on=[item.page for item in items if item.page],
    )


def menu_entry(item: MenuItem, page: Page | None, language: str) -> MenuEntry | None:
    """Return one entry, None when it leads nowhere in the language."""
    label = text_in(field_text(item, "label", language))
    if label is None:
        return None
    if not item.page_id:
        address = item.path.replace("{language}", language)
        external = not address.startswith("/")
        return MenuEntry(
            label=label,
            path="" if external else address,
            url=address if external else f"{settings.SITE_URL}{address}",
            key=None,
            kind=None,
            external=external,
        )
    if page is None or page.locale.language_code != language:
        return None
    return MenuEntry(
        label=label,
        path=path_of(page),
        url=page.full_url or "",
        key=str(page.translation_key),
        kind=getattr(page, "kind", "") or None,
        external=False,
    )


def project_settings(_name: str, language: str) -> Content:
    """Return what the host of the site has given."""
    facts = SiteFacts.objects.select_related("regulations_2018").first() or SiteFacts()
    given: dict[str, Any] = {
        name: text_in(field_text(facts, name, language)) for name in TEXTS
    }
    given |= {name: getattr(facts, name) for name in PLAIN_FACTS}
    for name in ("site_publication_date", "declaration_date"):
        day = getattr(facts, name)
        given[name] = day.isoformat() if day else ""
    file = facts.regulations_2018
    site_name = gettext("Małopolska Partnership for Lifelong Learning")
    return Content(
        title=site_name,
        summary=SettingsSummary(site_name=site_name, language_name=ENDONYMS[language]),
        body=SettingsBody(
            **given, regulations_2018=file_document(file) if file else None
        ),
        depends_on=[file] if file else [],
    )


def object_key(kind: str, name: str) -> uuid.UUID:
    """Return the permanent identifier of a menu or of the settings."""
    return key_for(kind, name)


def register() -> None:
    """Publish menus and settings in every language."""
    register_object(
        MENU,
        names=Menu.values,
        project=project_menu,
        key=lambda name: object_key(MENU, name),
        parts=[MenuItem],
    )
    register_object(
        SETTINGS,
        names=[SITE],
        project=project_settings,
        key=lambda name: object_key(SETTINGS, name),
        parts=[SiteFacts],
    )
