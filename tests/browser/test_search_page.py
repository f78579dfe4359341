"""The search page as readers use it: typing, filters, the way back, no scripts."""

import re
from collections.abc import Iterator

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Locator, Page, expect

from core.languages import LANGUAGE_CODES
from tests.browser.inspection import AXE, WIDE, axe, described
from tests.support.browser import watch
from tests.support.faults import nothing

SEARCH = {"pl": "/pl/szukaj/", "en": "/en/search/", "uk": "/uk/poshuk/"}
TYPED = {"pl": "poradnictwo", "en": "guidance", "uk": "консультування"}
SIZES = {"desktop": (1280, 900), "phone": (320, 740)}
in_every_language = pytest.mark.parametrize("language", LANGUAGE_CODES)


@pytest.fixture
def plain_page(chromium: Browser, site_url: str) -> Iterator[Page]:
    """A page of somebody who has switched scripts off."""
    with chromium.new_context(base_url=site_url, java_script_enabled=False) as context:
        context.set_default_timeout(20_000)
        page = context.new_page()
        faults = watch(page, site_url)
        yield page
        nothing(faults)


def searched(page: Page, language: str) -> None:
    """Type a question and send it."""
    page.goto(SEARCH[language])
    page.locator("#q2").fill(TYPED[language])
    page.locator(".big-search button").click()
    expect(page.locator(".results mark").first).to_be_visible()


def facet(page: Page, language: str) -> Locator:
    """Return the facet of topics, found by its legend."""
    with translation.override(language):
        name = translation.gettext("Topic")
    return page.locator("fieldset").filter(
        has=page.locator("legend", has_text=re.compile(f"^\\s*{name}\\s*$"))
    )


def narrowed(page: Page, language: str) -> None:
    """Choose the first topic and ask for the results."""
    topics = facet(page, language)
    first = topics.get_by_role("checkbox").first
    first.check()
    form = page.locator("form").filter(has=topics)
    form.locator("button[type=submit]").last.click()


def results(page: Page) -> Locator:
    return page.locator(".results > .result")


@in_every_language
def test_words_are_found_marked_and_counted(page: Page, language: str):
    searched(page, language)
    count = page.locator("main [role=status]").filter(has=page.locator("h2"))
    expect(count).to_contain_text(re.compile(r"\d+"))
    expect(page.locator("#q2")).to_have_value(TYPED[language])
    title = results(page).first.locator("h3 a")
    written = title.inner_text()
    title.click()
    expect(page.locator("h1")).to_have_text(written)
    page.go_back()
    expect(page.locator("#q2")).to_have_value(TYPED[language])
    expect(results(page).first).to_be_visible()


@in_every_language
def test_a_filter_is_chosen_taken_back_and_removed(page: Page, language: str):
    searched(page, language)
    chosen = page.locator(".filters-on a")
    expect(chosen).to_have_count(0)
    narrowed(page, language)
    expect(chosen).to_have_count(1)
    expect(page).to_have_url(re.compile("topic="))
    page.go_back()
    expect(chosen).to_have_count(0)
    expect(facet(page, language).get_by_role("checkbox").first).not_to_be_checked()
    page.go_forward()
    expect(chosen).to_have_count(1)
    expect(facet(page, language).get_by_role("checkbox").first).to_be_checked()
    chosen.first.click()
    expect(chosen).to_have_count(0)
    expect(page.locator("#q2")).to_have_value(TYPED[language])


@in_every_language
def test_everything_but_suggestions_works_without_scripts(
    plain_page: Page, language: str
):
    searched(plain_page, language)
    expect(plain_page.locator("[role=combobox], [role=listbox]")).to_have_count(0)
    narrowed(plain_page, language)
    expect(plain_page.locator(".filters-on a")).to_have_count(1)
    plain_page.locator(".filters-on a").first.click()
    expect(plain_page.locator(".filters-on a")).to_have_count(0)
    plain_page.locator("input[name=s][value=all]").check()
    plain_page.locator(".big-search button").click()
    expect(plain_page).to_have_url(re.compile("s=all"))
    expect(results(plain_page).first).to_be_visible()


@in_every_language
def test_results_and_open_suggestions_break_no_rule(page: Page, language: str):
    searched(page, language)
    page.evaluate(AXE)
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        field = page.locator("#q2")
        field.fill("")
        field.press_sequentially(TYPED[language][:5])
        expect(page.locator("#q2-suggestions")).to_be_visible()
        page.keyboard.press("ArrowDown")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for violation in axe(page):
                nothing(described(violation, page.url, f"{width} px", scheme))
        nothing(page.evaluate(WIDE))
