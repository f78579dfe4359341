"""What readers, another institution and the owner do with a public practice."""

import re
from urllib.parse import urlsplit

from django.utils import timezone, translation
from django.utils.formats import date_format
from playwright.sync_api import BrowserContext, Page, expect

from knowledge.enums import ConfirmationState
from knowledge.exchange.enums import ConfirmationAnswer, RowState
from partners_exchange.models import Partner
from tests.browser.practice_admin import enter, succeeded
from tests.browser.practice_story import RESULT, Story
from vocabularies.enums import Scheme
from vocabularies.selectors import concept


def path_of(address: str) -> str:
    """Return what follows the host, which letters and the admin do not know."""
    return urlsplit(address).path


def choose(page: Page, name: str, code: str) -> int:
    """Narrow the list by one choice; return how many records it promised."""
    box = page.locator(f'[name="{name}"][value="{code}"]')
    facet = page.locator("#facets details", has=box)
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    promised = int(page.locator("#facets label", has=box).locator(".num").inner_text())
    box.check()
    page.locator("#facets .apply [type=submit]").click()
    page.wait_for_url(re.compile(rf"[?&]{name}={code}"))
    return promised


def practice_find_and_read(context: BrowserContext, story: Story, address: str) -> str:
    """Narrow the index by topic and country, read, and go on in English.

    Returns:
        The practice's key.
    """
    context.clear_cookies()
    page = context.pages[0]
    path = path_of(address)
    page.goto(f"{path.rstrip('/').rpartition('/')[0]}/")
    for name, code in (("topic", story.topic), ("country", "PL")):
        promised = choose(page, name, code)
        expect(page.locator("ul.results > li")).to_have_count(min(promised, 20))
    page.locator(f'ul.results a[href="{path}"]').first.click()
    expect(page.locator("h1")).to_have_text(story.title)
    main = page.locator("main")
    said = (story.problem, story.description, story.plain_summary, story.opinion)
    for text in said:
        expect(main).to_contain_text(text)
    result = page.locator("main tr").filter(has_text=story.indicator)
    expect(result).to_contain_text(RESULT)
    page.locator("a[hreflang=en]:visible").first.click()
    expect(page.locator("h1")).to_have_text(story.english[0])
    expect(page.locator("html")).to_have_attribute("lang", "en")
    for text in story.english[3:]:
        expect(main).to_contain_text(text)
    return str(page.locator("form [name=practice]").get_attribute("value"))


def adoption_record(context: BrowserContext, story: Story, address: str) -> None:
    """Say at the practice itself that another institution has taken it up."""
    page = enter(context, story.adopter)
    page.goto(path_of(address))
    page.locator("form:has([name=practice]) [type=submit]").click()
    page.wait_for_url("**/adoptions/new/**")
    result = concept(scheme=Scheme.ADOPTION_RESULT, code="adapted")
    page.locator("[name=result]").select_option(str(result.pk))
    page.locator("[name=start]").fill("2024")
    page.locator("[name=state]").select_option(RowState.PUBLIC)
    page.locator("footer [type=submit]").first.click()
    succeeded(page)
    page.goto(path_of(address))
    name = Partner.objects.get(code=story.adopter).text("name", story.language)
    adopted = page.locator(".adoption-tree a", has_text=name.value if name else None)
    adopted.click()
    # From the adoption the chain leads back.
    expect(page.locator(f'main a[href="{path_of(address)}"]').first).to_be_visible()


def practice_confirm(
    context: BrowserContext, story: Story, letters: str, address: str
) -> None:
    """Open the link of the letter, without an account, and say “still true”."""
    links = re.findall(r"https?://\S+", letters)
    context.clear_cookies()
    page = context.pages[0]
    page.goto(path_of(links[0]))
    page.locator(f'[name=answer][value="{ConfirmationAnswer.TRUE}"]').check()
    page.locator("main form [type=submit]").click()
    expect(page.locator("main [role=status]")).to_be_visible()
    page.goto(path_of(address))
    with translation.override(story.language):
        today = date_format(timezone.localdate(), "j E Y")
    expect(page.locator("main")).to_contain_text(today)
    found = context.request.get("/api/v1/by-path", params={"path": path_of(address)})
    assert found.json()["confirmation"] == ConfirmationState.CONFIRMED
