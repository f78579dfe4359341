"""The example frontend: filters in the address, chains, and what belongs together."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from core.identity import key_for
from core.languages import LANGUAGE_CODES
from tests.browser.inspection import inspect
from tests.support.browser_content import (
    ADOPTED_KEY,
    ATTACHED,
    DERIVED_KEY,
    FOLLOWED_UP,
)
from tests.support.faults import nothing
from tests.support.page_types import Example

FINDING = "Example saw, {}."
CHANGES = "Example changes, {}."
PARTNER_KEY = key_for("partner", "uj")
LISTS = ("findings", "adoptions", "conditions")
NOTHING_FITS = "Nothing fits these filters."

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


def path_of(page: Page, site_url: str, list_name: str, key: object, lang: str) -> str:
    """Return where an object's page is, as the API says."""
    document = page.request.get(
        f"{site_url}/api/v1/{list_name}/{key}", params={"lang": lang}
    ).json()
    return str(document["path"])


def total(page: Page) -> int:
    """Return how many objects a list says it has."""
    return int(page.locator(".listing > div > .meta").inner_text().split()[-1])


def group(page: Page, name: str) -> Locator:
    """Open one scheme of the filters, which all show on a wide page; return its codes."""
    codes = page.locator(".facets details details").filter(
        has=page.locator("summary", has_text=re.compile(f"^{name}$"))
    )
    codes.locator("summary").click()
    return codes.locator("li")


@pytest.mark.parametrize("name", ["topic", "country"])
def test_a_filter_is_chosen_and_removed(
    page: Page, page_types: dict[str, Example], name: str
):
    address = page_types["PracticeIndexPage"].addresses["en"]
    opened(page, address)
    whole = total(page)
    first = group(page, name.capitalize()).first
    count = int(first.locator("small").inner_text())
    label = first.locator("a").inner_text()
    first.locator("a").click()
    expect(page).to_have_url(re.compile(f"[?]{name}="))
    assert total(page) == count < whole
    chosen = page.locator(".facets .chosen li")
    expect(chosen.first).to_contain_text(label)
    chosen.first.locator("a").click()
    expect(page).to_have_url(re.compile(f"{re.escape(address)}$"))
    assert total(page) == whole


def test_filters_are_removed_one_by_one_and_all_at_once(
    page: Page, page_types: dict[str, Example]
):
    address = page_types["PracticeIndexPage"].addresses["en"]
    opened(page, f"{address}?topic=guidance,vet&country=PL")
    chosen = page.locator(".facets .chosen a")
    expect(chosen).to_have_count(4)
    several = total(page)
    page.get_by_role("link", name="Remove filter Topic: Vocational").click()
    expect(page).to_have_url(
        re.compile("(topic=guidance&country=PL|country=PL&topic=guidance)$")
    )
    assert 0 < total(page) <= several
    page.get_by_role("link", name="Remove all filters").click()
    expect(page).to_have_url(re.compile(f"{re.escape(address)}$"))


def test_the_next_part_of_a_list_keeps_the_filters(
    page: Page, page_types: dict[str, Example]
):
    opened(
        page, f"{page_types['PracticeIndexPage'].addresses['en']}?record-type=practice"
    )
    number = total(page)
    page.locator("a[rel=next]").click()
    expect(page).to_have_url(
        re.compile("record-type=practice.*cursor=|cursor=.*record-type=practice")
    )
    assert total(page) == number
    expect(page.locator(".facets .chosen li").first).to_contain_text("Good practice")


def test_a_filter_that_fits_nothing_says_so(page: Page, page_types: dict[str, Example]):
    opened(page, f"{page_types['PracticeIndexPage'].addresses['en']}?topic=nobody")
    expect(page.locator("main .empty")).to_contain_text(NOTHING_FITS)
    expect(page.locator(".facets .chosen li").first).to_contain_text("nobody")


def test_what_is_no_filter_is_left_alone(page: Page, page_types: dict[str, Example]):
    opened(page, f"{page_types['PracticeIndexPage'].addresses['en']}?utm_source=x")
    expect(page.locator(".facets .chosen")).to_have_count(0)


@in_every_language
def test_a_chain_is_followed_both_ways(page: Page, site_url: str, language: str):
    practice = path_of(page, site_url, "practices", ADOPTED_KEY, language)
    opened(page, practice)
    title = page.locator("h1").inner_text()
    page.locator("main .more a").last.click()
    chain = page.locator(".chain")
    # Onwards to who took it up, and what came of it.
    chain.get_by_role("link", name="UJ").first.click()
    expect(page.locator("main")).to_contain_text(CHANGES.format(language))
    expect(chain).to_contain_text(FOLLOWED_UP)
    expect(chain.locator("[aria-current=page]")).to_have_count(1)
    # Back to what was seen, to the activity, and to the practice.
    chain.get_by_role("link", name=FINDING.format(language)).click()
    expect(page.locator("h1")).to_have_text(FINDING.format(language))
    chain.locator("ol > li").first.locator("a").first.click()
    expect(page.locator("main .related")).to_contain_text(FINDING.format(language))
    page.locator("main .more a").last.click()
    chain.get_by_role("link", name=title, exact=True).click()
    expect(page).to_have_url(re.compile(f"{re.escape(practice)}$"))


def test_a_chain_in_another_language(page: Page):
    opened(page, f"/pl/lancuch/{ADOPTED_KEY}/")
    page.locator(".languages a[hreflang=uk]").click()
    expect(page).to_have_url(re.compile(f"/uk/lantsiuh/{ADOPTED_KEY}/$"))
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    # The answer was written in Polish only.
    expect(page.locator(".chain [lang=pl]").first).to_have_text(FOLLOWED_UP)


@pytest.mark.parametrize(
    "path", [f"/pl/chain/{ADOPTED_KEY}/", "/pl/lancuch/no-key/", "/en/lists/nobody/"]
)
def test_an_address_of_nothing_is_not_found(page: Page, path: str):
    response = page.goto(path)
    assert response is not None
    assert response.status == 404


@in_every_language
def test_a_practice_shows_every_part(page: Page, site_url: str, language: str):
    opened(page, path_of(page, site_url, "practices", DERIVED_KEY, language))
    main = page.locator("main")
    for number in (1, 2, 3, 4):
        expect(main).to_contain_text(f" {number}")
    ratings = page.locator("table.ratings .rating")
    assert [one.get_attribute("data-value") for one in ratings.all()] == ["0", "3"]
    # Not confirmed any more; translations are older than the second version, too.
    expect(main.locator(".note")).to_have_count(1 if language == "pl" else 2)
    file = main.locator(".files a")
    expect(file).to_contain_text(ATTACHED)
    place = urlsplit(str(file.get_attribute("href"))).path
    assert page.request.get(f"{site_url}{place}").status == 200
    # The relation is told on both sides.
    here = page.url
    page.locator(
        f"main .facts a[href='{path_of(page, site_url, 'practices', ADOPTED_KEY, language)}']"
    ).click()
    expect(page).not_to_have_url(here)
    back = page.locator("main section .facts a")
    expect(back).to_have_count(1)
    expect(back).to_have_attribute("href", urlsplit(here).path)


def test_a_topic_and_a_country_lead_to_what_belongs_to_them(
    page: Page, page_types: dict[str, Example]
):
    for name in ("TopicIndexPage", "CountryIndexPage"):
        opened(page, page_types[name].addresses["en"])
        page.locator("main .timetable").get_by_role(
            "link", name=re.compile("career guidance|Poland")
        ).click()
        expect(page.locator("main .related").first).to_be_visible()
        page.locator("main .related .more a").first.click()
        expect(page.locator(".facets .chosen li")).to_have_count(2)


@in_every_language
@pytest.mark.parametrize("name", LISTS)
def test_lists_without_a_page_of_the_site(page: Page, language: str, name: str):
    opened(page, f"/{language}/")
    page.locator(f"main a[href='/{language}/lists/{name}/']").click()
    expect(page).to_have_url(re.compile(f"/{language}/lists/{name}/$"))
    # Other tests record adoptions on the same site.
    assert total(page) >= 1
    example = f"[href*='{key_for('adoption', 'example')}']"
    which = example if name == "adoptions" else ""
    page.locator(f"main .timetable a{which}").click()
    expect(page.locator("main")).to_contain_text(f", {language}.")


def test_an_institution_shows_its_conditions(page: Page):
    opened(page, "/uk/lists/conditions/")
    page.locator("main .timetable a").click()
    expect(page).to_have_url(re.compile("#conditions$"))
    expect(page.locator("#conditions tbody tr")).to_have_count(8)


def test_a_list_that_the_site_heads_has_one_address(
    page: Page, page_types: dict[str, Example]
):
    opened(page, "/pl/lists/practices/?topic=guidance")
    address = page_types["PracticeIndexPage"].addresses["pl"]
    assert page.url.endswith(f"{address}?topic=guidance")


def test_an_offer_in_another_language_says_so(
    page: Page, page_types: dict[str, Example]
):
    opened(page, page_types["BoardPage"].addresses["uk"])
    link = page.locator("main .timetable a").first
    expect(link.locator("[lang=pl]")).to_have_count(1)
    link.click()
    expect(page.locator("h1 [lang=pl]")).to_have_count(1)


@in_every_language
def test_new_pages_are_accessible_and_quiet(
    chromium: Browser,
    reader_url: str,
    site_url: str,
    page_types: dict[str, Example],
    language: str,
):
    practices = page_types["PracticeIndexPage"].addresses[language]
    with chromium.new_context(base_url=reader_url, reduced_motion="reduce") as context:
        looker = context.new_page()
        addresses = {
            "pl": [
                f"{practices}?topic=guidance,vet",
                page_types["TopicPage"].addresses[language],
                f"/pl/lancuch/{ADOPTED_KEY}/",
            ],
            "en": [
                path_of(looker, site_url, "practices", DERIVED_KEY, language),
                page_types["CountryPage"].addresses[language],
                "/en/lists/findings/?verdict=adapt",
            ],
            "uk": [
                f"/uk/lantsiuh/{ADOPTED_KEY}/",
                page_types["BoardPage"].addresses[language],
                path_of(looker, site_url, "partners", PARTNER_KEY, language),
            ],
        }[language]
        found = inspect(context, reader_url, addresses)
    nothing(found.violations)
    nothing(found.sideways)
    nothing(found.printed)
    nothing(found.faults)
