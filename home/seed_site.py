"""The site record, languages, menus and the empty site facts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from core.languages import LANGUAGE_CODES
from home.enums import Menu
from home.models import HomePage, MenuItem, SiteFacts
from home.seed import HOME, page_key

PORTS = {"http": 80, "https": 443}
Labels = tuple[str, str, str]
MENUS: dict[Menu, tuple[tuple[str, Labels], ...]] = {
    Menu.MAIN: (
        ("history", ("Historia", "History", "Історія")),
        ("news", ("Aktualności", "News", "Новини")),
        ("activities", ("Działania", "Activities", "Заходи")),
        ("practices", ("Dobre praktyki", "Good practices", "Добрі практики")),
        ("partners", ("Partnerzy", "Partners", "Партнери")),
        ("about", ("O partnerstwie", "About", "Про партнерство")),
        ("contact", ("Kontakt", "Contact", "Контакт")),
    ),
    Menu.FOOTER: (
        (
            "accessibility",
            (
                "Deklaracja dostępności",
                "Accessibility statement",
                "Декларація доступності",
            ),
        ),
        (
            "privacy",
            (
                "Prywatność i pliki cookie",
                "Privacy and cookies",
                "Приватність і файли cookie",
            ),
        ),
        (
            "re-use",
            (
                "Ponowne wykorzystywanie informacji",
                "Re-use of information",
                "Повторне використання інформації",
            ),
        ),
        ("sitemap", ("Mapa strony", "Site map", "Карта сайту")),
    ),
}


def seed_locales() -> Iterator[str]:
    """Add the three languages; the source language is made by Wagtail."""
    for code in LANGUAGE_CODES:
        Locale.objects.get_or_create(language_code=code)
        yield code


def seed_site() -> Iterator[str]:
    """Point the site record at the Polish home page; remove Wagtail's own."""
    with transaction.atomic():
        site_point_home()
    yield settings.SITE_URL


def site_point_home() -> None:
    """Make the default site's record what `SITE_URL` and the home page say."""
    home = HomePage.objects.get(
        translation_key=page_key(HOME), locale__language_code="pl"
    )
    address = urlsplit(settings.SITE_URL)
    wanted = {
        "hostname": address.hostname or "localhost",
        "port": address.port or PORTS.get(address.scheme, 80),
        "root_page_id": home.pk,
        "site_name": "MPKU",
        "is_default_site": True,
    }
    site = Site.objects.filter(is_default_site=True).first() or Site()
    if any(getattr(site, name) != value for name, value in wanted.items()):
        for name, value in wanted.items():
            setattr(site, name, value)
        site.save()
    SiteFacts.objects.get_or_create(site=site)
    remove_welcome_page()


def remove_welcome_page() -> None:
    """Delete the page that Wagtail's first migration makes."""
    for page in Page.objects.filter(depth=2).specific():
        if type(page) is Page and not page.get_children().exists():
            page.delete()


def seed_menus() -> Iterator[str]:
    """Fill a menu that has no entry yet."""
    pages = {
        page.translation_key: page
        for page in Page.objects.filter(
            translation_key__in=[
                page_key(name) for entries in MENUS.values() for name, _texts in entries
            ],
            locale__language_code="pl",
        )
    }
    for menu, entries in MENUS.items():
        if MenuItem.objects.filter(menu=menu).exists():
            continue
        with transaction.atomic():
            for order, (name, texts) in enumerate(entries, start=1):
                item = MenuItem(
                    menu=menu, page=pages.get(page_key(name)), order=order * 10
                )
                for language, label in zip(LANGUAGE_CODES, texts, strict=True):
                    setattr(item, f"label_{language}", label)
                if item.page:
                    item.full_clean()
                    item.save()
        yield menu.value
