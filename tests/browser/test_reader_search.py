"""The example frontend searches: words, filters, mistakes, three languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from core.languages import LANGUAGE_CODES
from tests.browser.inspection import inspect
from tests.support.faults import nothing

SEARCH = {"pl": "/pl/szukaj/", "en": "/en/search/", "uk": "/uk/poshuk/"}
TITLE = {"pl": "Szukaj", "en": "Search", "uk": "Пошук"}
TYPED = {"pl": "doradztwo", "en": "guidance", "uk": "консультування"}

in_every_language = pytest.mark.parametrize("language", LANGUAGE_CODES)


@pytest.fixture
def page(reader_page: Page) -> Page:
    """A page of the frontend, for somebody without scripts."""
    return reader_page


def opened(page: Page, path: str) -> None:
    """Open a page that must be there."""
    response = page.goto(path)
    assert response is not None
    assert response.status == 200
    expect(page.locator("h1")).to_have_count(1)


@in_every_language
def test_somebody_finds_the_search_and_searches(page: Page, language: str):
    opened(page, f"/{language}/")
    page.locator(f'.menu a[href="{SEARCH[language]}"]').click()
    expect(page.locator("h1")).to_have_text(TITLE[language])
    page.get_by_role("searchbox").fill(TYPED[language])
    page.locator("form.search button").click()
    expect(page.locator(".hits mark").first).to_be_visible()
    first = page.locator(".hits h2 a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)


def test_a_filter_is_chosen_and_removed(page: Page):
    opened(page, f"{SEARCH['en']}?q=guidance&kind=practice")
    expect(page.locator(".facets .chosen")).to_contain_text("Good practices")
    page.locator(".facets .chosen a").first.click()
    expect(page).to_have_url(re.compile(r"q=guidance$"))
    expect(page.locator(".facets .chosen")).to_have_count(0)
    page.go_back()
    expect(page.locator(".facets .chosen")).to_contain_text("Good practices")


def test_a_mistake_is_said_and_can_be_insisted_on(page: Page):
    opened(page, f"{SEARCH['pl']}?q=doratztwo")
    expect(page.locator(".note")).to_contain_text("doratztwo")
    page.locator(".note a").click()
    expect(page).to_have_url(re.compile("exact=1"))
    expect(page.locator(".empty")).to_contain_text("Nic nie znaleziono")


@pytest.mark.parametrize(
    "typed", ["%00%07", "%22%22%22", "a" * 4000, "%F0%9F%98%80" * 200]
)
def test_odd_questions_are_answered(page: Page, typed: str):
    opened(page, f"{SEARCH['uk']}?q={typed}")


def test_a_filter_of_lists_only_is_said_to_be_none_of_the_search(page: Page):
    opened(page, f"{SEARCH['en']}?q=guidance&stage=running")
    expect(page.locator(".note")).to_contain_text("This question cannot be asked")


def test_the_search_is_accessible_and_quiet(chromium: Browser, reader_url: str):
    addresses = [f"{SEARCH[code]}?q={TYPED[code]}" for code in LANGUAGE_CODES]
    addresses.append(SEARCH["pl"])
    with chromium.new_context(base_url=reader_url, reduced_motion="reduce") as context:
        found = inspect(context, reader_url, addresses)
    nothing(found.violations)
    nothing(found.sideways)
    nothing(found.printed)
    nothing(found.faults)
