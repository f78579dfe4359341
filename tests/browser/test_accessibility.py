"""Every page type in three languages, wide and narrow, light and dark."""

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Browser, Page

from core.languages import LANGUAGE_CODES
from tests.browser.inspection import Findings, axe, described, inspect
from tests.support.browser_content import ONLY_POLISH_KEY
from tests.support.faults import nothing
from tests.support.page_types import Example

in_every_language = pytest.mark.parametrize("language", LANGUAGE_CODES)


@pytest.fixture(scope="session")
def findings(
    chromium: Browser, site_url: str, page_types: dict[str, Example]
) -> Callable[[str], Findings]:
    """Look at the pages of a language, once for all tests."""

    @cache
    def look(language: str) -> Findings:
        addresses = [example.addresses[language] for example in page_types.values()]
        if language != "pl":
            addresses.append(f"/{language}/missing/{ONLY_POLISH_KEY}/")
        # Colours that are still changing would be measured half-way.
        with chromium.new_context(
            base_url=site_url, reduced_motion="reduce"
        ) as context:
            return inspect(context, site_url, addresses)

    return look


@in_every_language
def test_no_page_breaks_an_accessibility_rule(findings, language: str):
    nothing(findings(language).violations)


@in_every_language
def test_no_page_scrolls_sideways_on_the_narrowest_screen(findings, language: str):
    nothing(findings(language).sideways)


@in_every_language
def test_pages_print_their_text_and_no_controls(findings, language: str):
    nothing(findings(language).printed)


@in_every_language
def test_no_page_complains_or_asks_another_host(findings, language: str):
    nothing(findings(language).faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("opener", [".menu-button", ".tools > button"])
def test_what_opens_breaks_no_rule_either(page: Page, opener: str, scheme: str):
    page.set_viewport_size({"width": 375, "height": 740})
    page.emulate_media(color_scheme=scheme)
    page.goto("/pl/")
    page.locator(opener).click()
    page.locator(":popover-open").wait_for()
    broken = [
        line for rule in axe(page) for line in described(rule, "/pl/", opener, scheme)
    ]
    nothing(broken)
