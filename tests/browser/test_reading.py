"""A visitor reads, and changes the language."""

import pytest
from playwright.sync_api import Browser, Page, expect

from core.languages import ENDONYMS, LANGUAGE_CODES
from tests.support.browser_content import ONLY_POLISH, ONLY_POLISH_KEY
from tests.support.page_types import Example

SWITCH = "header .language-switch a[hreflang={}]"
AGREEMENT = {"pl": "20 maja 2008", "en": "20 May 2008", "uk": "20 травня 2008"}


def path_of(page: Page, site_url: str) -> str:
    return page.url.removeprefix(site_url)


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_history_is_read_from_the_front_page(
    page: Page, site_url: str, page_types: dict[str, Example], language: str
):
    history = page_types["HistoryPage"].addresses[language]
    page.goto(f"/{language}/")
    page.locator(f'nav.site-nav a[href="{history}"]').click()
    assert path_of(page, site_url) == history
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)
    stations = page.locator("main li.station")
    assert stations.count() >= 15
    expect(stations.filter(has_text=AGREEMENT[language]).first).to_be_visible()
    assert page.locator("main a[href^='https://']").count() >= 5


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_history_holds_the_same_stations_in_every_language(
    page: Page, page_types: dict[str, Example], language: str
):
    found = {}
    for code in ("pl", language):
        page.goto(page_types["HistoryPage"].addresses[code])
        found[code] = page.locator("main li.station").evaluate_all(
            "stations => stations.map(station => station.id)"
        )
    assert found[language] == found["pl"]


@pytest.mark.parametrize(
    ("start", "target"), [("pl", "en"), ("en", "uk"), ("uk", "pl")]
)
def test_switching_leads_to_the_same_page_in_the_other_language(
    page: Page, site_url: str, page_types: dict[str, Example], start: str, target: str
):
    addresses = page_types["NewsPage"].addresses
    page.goto(addresses[start])
    heading = page.locator("h1").inner_text()
    page.locator(SWITCH.format(target)).click()
    assert path_of(page, site_url) == addresses[target]
    expect(page.locator("html")).to_have_attribute("lang", target)
    assert page.locator("h1").inner_text() != heading


@pytest.mark.parametrize("target", ["en", "uk"])
def test_switching_to_a_missing_translation_says_which_languages_exist(
    page: Page, site_url: str, target: str
):
    page.goto(f"/pl/missing/{ONLY_POLISH_KEY}/")
    expect(page.locator("h1")).to_have_text(ONLY_POLISH)
    source = path_of(page, site_url)
    absent = page.locator(SWITCH.format(target))
    expect(absent).to_have_class("absent")
    absent.click()
    assert path_of(page, site_url) == f"/{target}/missing/{ONLY_POLISH_KEY}/"
    expect(page.locator("html")).to_have_attribute("lang", target)
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    offered = page.locator("main a[hreflang]")
    expect(offered).to_have_count(1)
    expect(offered).to_have_attribute("lang", "pl")
    expect(page.locator("h1")).to_have_text(ONLY_POLISH)
    offered.click()
    assert path_of(page, site_url) == source


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("uk-UA", "uk"), ("en-GB", "en"), ("pl-PL", "pl"), ("fr-FR", "pl")],
)
def test_the_first_visit_is_answered_in_the_browsers_language(
    chromium: Browser, site_url: str, asked: str, answered: str
):
    with chromium.new_context(locale=asked, base_url=site_url) as context:
        page = context.new_page()
        page.goto("/")
        assert path_of(page, site_url) == f"/{answered}/"
        current = page.locator("header .language-switch [aria-current]")
        expect(current).to_have_text(ENDONYMS[answered])


def test_everything_is_there_without_scripts(
    chromium: Browser, site_url: str, page_types: dict[str, Example]
):
    with chromium.new_context(java_script_enabled=False, base_url=site_url) as context:
        page = context.new_page()
        page.goto(page_types["HistoryPage"].addresses["pl"])
        assert page.locator("main li.station:visible").count() >= 15
        page.locator(".tools a[data-display-link]").click()
        assert path_of(page, site_url) == page_types["display settings"].addresses["pl"]
