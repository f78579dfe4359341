"""The example frontend shows what the API says, in three languages."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from core.languages import ENDONYMS, LANGUAGE_CODES
from tests.browser.inspection import inspect
from tests.browser.reader import draft_token, serve
from tests.support.browser import free_port
from tests.support.browser_content import (
    DRAFT,
    MOVED,
    MOVED_FROM,
    MOVED_TO,
    ONLY_POLISH,
    WITHDRAWN_PATH,
)
from tests.support.faults import nothing
from tests.support.page_types import Example

AGREEMENT = {"pl": "20 maja 2008", "en": "20 May 2008", "uk": "20 травня 2008"}
NO_SUCH_PAGE = {
    "pl": "Nie ma takiej strony",
    "en": "There is no such page",
    "uk": "Такої сторінки немає",
}
LISTS = ("NewsIndexPage", "ActivityIndexPage", "PartnerIndexPage", "PracticeIndexPage")
LOOKED_AT = {
    "pl": ("HomePage", "HistoryPage", "PartnerIndexPage"),
    "en": ("ActivityPage", "partner", "PracticePage"),
    "uk": ("NewsIndexPage", "ContentPage", "error 404"),
}

in_every_language = pytest.mark.parametrize("language", LANGUAGE_CODES)


@pytest.fixture
def page(reader_page: Page) -> Page:
    """A page of the frontend, for somebody without scripts."""
    return reader_page


def opened(page: Page, path: str) -> dict[str, str]:
    """Open a page that must be there, and return the headers it came with."""
    response = page.goto(path)
    assert response is not None
    assert response.status == 200
    expect(page.locator("h1")).to_have_count(1)
    return response.headers


@in_every_language
def test_the_history_is_read_from_the_front_page(
    page: Page, page_types: dict[str, Example], language: str
):
    history = page_types["HistoryPage"].addresses[language]
    opened(page, f"/{language}/")
    page.locator(f'.menu a[href="{history}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    stations = page.locator("main li.station")
    assert stations.count() >= 15
    expect(stations.filter(has_text=AGREEMENT[language]).first).to_be_visible()


@in_every_language
@pytest.mark.parametrize("name", LISTS)
def test_a_list_leads_to_its_items(
    page: Page, page_types: dict[str, Example], name: str, language: str
):
    opened(page, page_types[name].addresses[language])
    first = page.locator("main .timetable a").first
    title = first.inner_text()
    first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_a_long_list_goes_on_where_it_stopped(
    page: Page, page_types: dict[str, Example]
):
    opened(page, page_types["PracticeIndexPage"].addresses["en"])
    titles = page.locator("main .timetable :is(h2, h3)")
    before = set(titles.all_inner_texts())
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(re.compile("cursor="))
    after = set(titles.all_inner_texts())
    assert after
    assert not before & after


def test_switching_the_language_stays_on_the_page(
    page: Page, page_types: dict[str, Example]
):
    partner = page_types["partner"].addresses
    opened(page, partner["pl"])
    for language in ("en", "uk", "pl"):
        page.locator(f".languages a[hreflang={language}]").click()
        expect(page).to_have_url(re.compile(f"{re.escape(partner[language])}$"))
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("h1")).to_have_count(1)


def test_a_missing_translation_is_said(page: Page, page_types: dict[str, Example]):
    opened(page, page_types["NewsIndexPage"].addresses["pl"])
    page.get_by_role("link", name=ONLY_POLISH).click()
    absent = page.locator(".languages .absent")
    expect(absent).to_have_count(2)
    expect(absent.filter(has_text=ENDONYMS["en"])).to_contain_text("brak tłumaczenia")


def test_the_head_says_what_the_api_says(
    page: Page, site_url: str, page_types: dict[str, Example]
):
    path = page_types["HistoryPage"].addresses["en"]
    opened(page, path)
    document = page.request.get(
        f"{site_url}/api/v1/by-path", params={"path": path}
    ).json()
    canonical = page.locator("link[rel=canonical]")
    expect(canonical).to_have_attribute("href", document["url"])
    alternates = page.locator("link[rel=alternate][hreflang]")
    assert {alternate.get_attribute("href") for alternate in alternates.all()} == {
        version["url"] for version in document["translations"]
    }
    assert page.locator('script[type="application/ld+json"]').count() >= 1


@in_every_language
def test_a_page_that_never_was_is_said_in_the_readers_language(
    page: Page, language: str
):
    response = page.goto(f"/{language}/nobody/")
    assert response is not None
    assert response.status == 404
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text(NO_SUCH_PAGE[language])
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")


def test_an_old_address_leads_on_for_good(page: Page):
    answer = page.request.get(MOVED_FROM, max_redirects=0)
    assert answer.status == 301
    assert answer.headers["location"] == MOVED_TO
    opened(page, MOVED_FROM)
    expect(page.locator("h1")).to_have_text(MOVED)


def test_a_withdrawn_page_is_gone(page: Page):
    response = page.goto(WITHDRAWN_PATH)
    assert response is not None
    assert response.status == 410
    expect(page.locator("h1")).to_have_text("Tej strony już nie ma")


def test_a_draft_is_shown_to_who_has_its_link(page: Page):
    response = page.goto(f"/preview/{draft_token()}")
    assert response is not None
    assert response.status == 200
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in response.headers["x-robots-tag"]
    expect(page.locator("h1")).to_have_text(DRAFT)
    expect(page.locator(".draft")).to_contain_text("Szkic, niepubliczny.")
    expect(page.locator("link[rel=canonical]")).to_have_count(0)
    opened(page, "/pl/aktualnosci/")
    expect(page.locator("main")).not_to_contain_text(DRAFT)


def test_a_dead_preview_link_says_so_and_is_kept_by_nobody(page: Page):
    response = page.goto("/preview/no-such-token")
    assert response is not None
    assert response.status == 410
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in response.headers["x-robots-tag"]
    expect(page.locator("h1")).to_have_text("Ten podgląd już nie działa")


def test_an_unchanged_page_is_sent_once(page: Page):
    headers = opened(page, "/en/")
    assert headers["cache-control"].startswith("public, max-age=")
    again = page.request.get("/en/", headers={"If-None-Match": headers["etag"]})
    assert again.status == 304
    assert again.body() == b""


def test_without_the_api_the_frontend_says_so(chromium: Browser, reader_url: str):
    with (
        serve(f"http://127.0.0.1:{free_port()}") as address,
        chromium.new_context(base_url=address) as context,
    ):
        page = context.new_page()
        response = page.goto("/uk/istoriia/")
        assert response is not None
        assert response.status == 502
        assert response.headers["cache-control"] == "no-store"
        expect(page.locator("html")).to_have_attribute("lang", "uk")
        expect(page.locator("h1")).to_have_text("Сайт тимчасово недоступний")


@in_every_language
def test_pages_are_accessible_and_quiet(
    chromium: Browser, reader_url: str, page_types: dict[str, Example], language: str
):
    addresses = [page_types[name].addresses[language] for name in LOOKED_AT[language]]
    with chromium.new_context(base_url=reader_url, reduced_motion="reduce") as context:
        found = inspect(context, reader_url, addresses)
    nothing(found.violations)
    nothing(found.sideways)
    nothing(found.printed)
    nothing(found.faults)
