"""Suggestions while typing, with nothing but the keyboard."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from core.languages import LANGUAGE_CODES
from tests.browser.keyboard import is_at, tab_to

SEARCH = {"pl": "/pl/szukaj/", "en": "/en/search/", "uk": "/uk/poshuk/"}
# Begins a topic and several titles.
BEGUN = {"pl": "poradni", "en": "guid", "uk": "навч"}
ASKED = "**/api/v1/search/suggest?*"
LATE_MS = 700
# Remembers what may take each question back.
NOTE_SIGNALS = """
  window.signals = [];
  const ask = window.fetch;
  window.fetch = (address, options) => {
    window.signals.push(options.signal);
    return ask(address, options);
  };
"""


@pytest.fixture
def field(page: Page) -> Locator:
    """The field of the search page."""
    return page.locator("#q2")


@pytest.fixture
def suggestions(page: Page) -> Locator:
    """What is offered below it."""
    return page.locator("#q2-suggestions")


def begun(page: Page, language: str = "pl") -> None:
    """Open the search page and begin to type, until something is offered."""
    page.goto(SEARCH[language])
    page.locator("#q2").press_sequentially(BEGUN[language])
    expect(page.locator("#q2-suggestions")).to_be_visible()


def selected(suggestions: Locator) -> Locator:
    return suggestions.locator("[aria-selected=true]")


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_topic_is_chosen_and_narrows_the_search(
    page: Page, field: Locator, suggestions: Locator, language: str
):
    begun(page, language)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form.finder [role=status]")).to_contain_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    first = selected(suggestions)
    expect(first).to_have_count(1)
    expect(first.locator("mark")).not_to_have_count(0)
    identity = first.get_attribute("id")
    expect(field).to_have_attribute("aria-activedescendant", identity or "")
    assert is_at(page, "#q2")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{SEARCH[language]}\\?topic="))
    expect(page.locator(".filters-on a")).to_have_count(1)


def test_the_header_leads_to_a_record_on_any_page(page: Page):
    page.goto("/en/")
    tab_to(page, "#q")
    page.keyboard.type("rhône-alpes guid")
    option = page.locator("#q-suggestions [role=option]").first
    expect(option).to_be_visible()
    title = option.locator(".name").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(title)


def test_arrows_go_round_and_home_and_end_are_the_field_s(
    page: Page, field: Locator, suggestions: Locator
):
    begun(page)
    options = suggestions.locator("[role=option]")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(selected(suggestions)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(selected(suggestions)).to_have_count(0)
    assert field.evaluate("field => field.selectionStart") == 0
    page.keyboard.press("ArrowDown")
    page.keyboard.press("End")
    expect(selected(suggestions)).to_have_count(0)
    assert field.evaluate("field => field.selectionStart") == len(BEGUN["pl"])


def test_escape_closes_and_keeps_what_was_typed(
    page: Page, field: Locator, suggestions: Locator
):
    begun(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(suggestions).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value(BEGUN["pl"])
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    expect(suggestions).to_be_visible()
    page.keyboard.press("Tab")
    expect(suggestions).to_be_hidden()


def test_enter_without_a_choice_searches_for_what_was_typed(page: Page):
    begun(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"\\?q={BEGUN['pl']}"))
    expect(page.locator(".results > .result").first).to_be_visible()


def test_a_click_chooses_as_well(page: Page, suggestions: Locator):
    begun(page)
    suggestions.locator("[role=option]").first.click()
    expect(page).to_have_url(re.compile("topic="))


def test_nothing_to_offer_is_said(page: Page, field: Locator, suggestions: Locator):
    page.goto(SEARCH["pl"])
    field.press_sequentially("qqqq")
    expect(page.locator("form.finder [role=status]")).not_to_be_empty()
    expect(suggestions).to_be_hidden()


def test_who_types_on_is_not_asked_about_every_letter(
    page: Page, field: Locator, suggestions: Locator
):
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.continue_()

    page.goto(SEARCH["pl"])
    page.route(ASKED, answer)
    field.press_sequentially("poradnictwo")
    expect(suggestions).to_be_visible()
    assert len(asked) == 1
    field.fill("walid")
    field.fill("")
    page.wait_for_timeout(LATE_MS)
    expect(suggestions).to_be_hidden()
    assert len(asked) == 1


def test_a_question_that_is_out_of_date_is_taken_back(
    page: Page, field: Locator, suggestions: Locator
):
    page.add_init_script(NOTE_SIGNALS)
    page.goto(SEARCH["pl"])
    # No answer at all, as from a very slow server.
    page.route("**/search/suggest?q=walid*", lambda _route: None)
    with page.expect_request(ASKED):
        field.press_sequentially("walid")
    field.fill("poradnictwo")
    expect(suggestions).to_contain_text("oradnictw")
    assert page.evaluate("signals.map((signal) => signal.aborted)") == [True, False]


def test_without_an_answer_the_form_still_works(
    page: Page, field: Locator, suggestions: Locator
):
    page.goto(SEARCH["pl"])
    page.route(ASKED, lambda route: route.abort())
    field.press_sequentially("poradnictwo")
    page.wait_for_timeout(LATE_MS)
    expect(suggestions).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator(".results > .result").first).to_be_visible()
