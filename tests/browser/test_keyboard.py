"""Menu, languages and display settings with nothing but the keyboard."""

import pytest
from playwright.sync_api import Page, expect

from core.languages import LANGUAGE_CODES
from tests.browser.keyboard import STOP, is_at, stop, tab_to
from tests.support.faults import nothing
from tests.support.page_types import Example

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 375, "height": 740}
DISPLAY_BUTTON = ".tools > button"
PANEL = "#display-settings"


@pytest.fixture(autouse=True)
def _at_home(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto("/pl/")


def test_the_first_stop_leads_past_the_menu(page: Page):
    page.keyboard.press("Tab")
    assert is_at(page, "a.skip")
    assert stop(page)["seen"]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert is_at(page, "main *")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_stop_is_seen_and_marked(page: Page, size: dict[str, int]):
    page.set_viewport_size(size)
    stops = []
    for _press in range(200):
        page.keyboard.press("Tab")
        here = page.evaluate(STOP)
        if here is None:
            break
        stops.append(here)
    assert len(stops) >= 20
    nothing([here for here in stops if not here["marked"] or not here["seen"]])
    nothing([here for here in stops if here["covered"]])


def test_the_menu_leads_to_a_page(page: Page, page_types: dict[str, Example]):
    history = page_types["HistoryPage"].addresses["pl"]
    tab_to(page, f'.site-nav a[href="{history}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{history}")
    expect(page.locator(".site-nav [aria-current]")).to_have_attribute("href", history)


@pytest.mark.parametrize("language", ["en", "uk"])
def test_the_language_is_switched(page: Page, language: str):
    tab_to(page, f".language-switch a[hreflang={language}]")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/")
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_menu_of_a_phone_opens_leads_on_and_closes(
    page: Page, page_types: dict[str, Example]
):
    page.set_viewport_size(PHONE)
    menu = page.locator("#menu")
    expect(menu).to_be_hidden()
    tab_to(page, ".menu-button")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    assert is_at(page, ".menu-button")
    page.keyboard.press("Space")
    tab_to(page, "#menu .close")
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    assert is_at(page, ".menu-button")
    page.keyboard.press("Enter")
    history = page_types["HistoryPage"].addresses["pl"]
    tab_to(page, f'#menu a[href="{history}"]')
    assert stop(page)["seen"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{history}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_display_settings_are_chosen_kept_and_taken_back(
    page: Page, size: dict[str, int]
):
    page.set_viewport_size(size)
    root, panel = page.locator("html"), page.locator(PANEL)
    tab_to(page, DISPLAY_BUTTON)
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    tab_to(page, f"{PANEL} [name=text]")
    page.keyboard.press("ArrowRight")
    expect(root).to_have_attribute("data-text", "125")
    expect(panel.locator("[role=status]")).not_to_be_empty()
    tab_to(page, f"{PANEL} [name=contrast]")
    page.keyboard.press("ArrowDown")
    expect(root).to_have_attribute("data-contrast", "high")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert is_at(page, DISPLAY_BUTTON)

    page.goto("/uk/")
    expect(root).to_have_attribute("data-text", "125")
    expect(root).to_have_attribute("data-contrast", "high")

    tab_to(page, DISPLAY_BUTTON)
    page.keyboard.press("Space")
    tab_to(page, f"{PANEL} [type=reset]")
    page.keyboard.press("Space")
    assert root.get_attribute("data-text") is None
    assert root.get_attribute("data-contrast") is None


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_page_of_display_settings_works_like_the_panel(
    page: Page, page_types: dict[str, Example], language: str
):
    page.goto(page_types["display settings"].addresses[language])
    tab_to(page, "main [name=theme]")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("main [role=status]")).not_to_be_empty()
