"""What people in the admin do to a practice, through its real screens."""

import re

from django.utils import translation
from playwright.sync_api import BrowserContext, Locator, Page, expect

from knowledge.models import PracticePage
from knowledge.reviews.enums import Criterion, Gate, ReturnReason
from tests.browser.practice_story import RESULT, Story
from tests.support.seeded import DEMO_PASSWORD
from vocabularies.enums import Scheme
from vocabularies.selectors import concept

POINTS = "2"
EVIDENCE_LEVEL = "2"


def enter(context: BrowserContext, name: str) -> Page:
    """Log in by the form; the first page of the admin is open."""
    context.clear_cookies()
    page = context.pages[0]
    page.goto("/admin/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(DEMO_PASSWORD)
    page.locator("main [type=submit]").click()
    page.wait_for_url("**/admin/", wait_until="domcontentloaded")
    return page


def follow(page: Page, story: Story) -> None:
    """Open the story's practice from where it is listed."""
    page.get_by_role("link", name=story.title, exact=True).first.click()


def field(page: Page, name: str) -> Locator:
    """Return a field of a form with tabs, after opening the one it is on."""
    found = page.locator(f"form [name={name}]")
    panel = found.first.locator("xpath=ancestor::*[@role='tabpanel']")
    page.locator(f'[role=tab][href="#{panel.get_attribute("id")}"]').click()
    return found


def succeeded(page: Page) -> None:
    """Wait until the admin says that it was done."""
    expect(page.locator(".messages .success").first).to_be_visible()


def send_in(page: Page) -> None:
    """Choose “send in” in the menu at the foot of the form."""
    # Offered where the rules warn; what they warn of is no matter here.
    page.locator("[data-fiche-known] input").evaluate("box => { box.checked = true }")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-submit]").click()
    succeeded(page)


def practice_write(context: BrowserContext, story: Story) -> None:
    """Begin at the contributor's first page, fill the tabs, and send it in."""
    page = enter(context, story.author)
    page.locator('main a.button[href*="/practicepage/"]').first.click()
    page.wait_for_url("**/practicepage/**")
    field(page, "title").fill(story.title)
    field(page, "summary").fill(story.summary)
    field(page, "practice_kind").select_option(index=1)
    topic = concept(scheme=Scheme.TOPIC, code=story.topic)
    field(page, "topics").and_(page.locator(f'[value="{topic.pk}"]')).check()
    field(page, "problem")
    page.locator("[data-contentpath=problem] [role=textbox]").first.click()
    page.keyboard.insert_text(story.problem)
    description_write(page, story)
    result_write(page, story)
    for name in ("lessons_not_recorded", "consent"):
        field(page, name).check()
    country = concept(scheme=Scheme.COUNTRY, code="PL")
    field(page, "countries").select_option(str(country.pk))
    if not story.returned:
        field(page, "plain_summary").fill(story.plain_summary)
    send_in(page)


def stream(page: Page, name: str) -> Locator:
    """Return a field of blocks, on the tab it is on, after asking for a block."""
    found = page.locator(f"[data-contentpath={name}]").first
    panel = found.locator("xpath=ancestor::*[@role='tabpanel']")
    page.locator(f'[role=tab][href="#{panel.get_attribute("id")}"]').click()
    found.locator("button.c-sf-add-button:visible").first.click()
    return found


def description_write(page: Page, story: Story) -> None:
    """Say what is done, in a block of text."""
    written = stream(page, "description")
    kinds = PracticePage._meta.get_field("description").stream_block.child_blocks
    with translation.override(story.language):
        label = str(kinds["paragraph"].label)
    page.get_by_role("option", name=label, exact=True).click()
    written.locator("[role=textbox]").click()
    page.keyboard.insert_text(story.description)


def result_write(page: Page, story: Story) -> None:
    """Give a result that names its source."""
    stream(page, "results")
    result = {
        "indicator": story.indicator,
        "value": RESULT,
        "date": "2025",
        "source_title": "Raport 2025",
        "source_url": "https://example.org/raport",
    }
    for name, value in result.items():
        page.locator(f"[name=results-0-value-{name}]").fill(value)


def head_menu(page: Page, link: str) -> None:
    """Choose a link in the menu with three dots."""
    menu = "header [data-controller~=w-dropdown] [data-w-dropdown-target=toggle]"
    page.locator(f"{menu}:visible").first.click()
    page.locator(f"a{link}:visible").first.click()


def where_it_stands(page: Page) -> None:
    """Go from the form of a record to what is decided about it."""
    head_menu(page, '[href$="/review/"]')
    page.wait_for_url("**/review/")


def decide(page: Page, action: str) -> None:
    """Choose what happens next to a record."""
    page.locator(f'[data-workflow-action-url*="/{action}/"]').click()


def finish_dialogue(page: Page) -> None:
    """Send the form in Wagtail's dialogue."""
    with page.expect_navigation():
        page.locator(".modal-body form [type=submit]").click()


def practice_return(context: BrowserContext, story: Story) -> None:
    """Send it back to its author with a reason and a word."""
    page = enter(context, story.desk)
    follow(page, story)
    where_it_stands(page)
    decide(page, "reject")
    reason = page.locator(f'[name=reasons][value="{ReturnReason.UNCLEAR}"]')
    reason.check()
    page.locator(".modal-body [name=comment]").fill(story.returned)
    finish_dialogue(page)


def practice_correct(context: BrowserContext, story: Story) -> None:
    """Read why it came back, correct it, and send it in again."""
    page = enter(context, story.author)
    follow(page, story)
    where_it_stands(page)
    expect(page.locator("main")).to_contain_text(story.returned)
    page.locator('main a[href$="/edit/"]').first.click()
    page.wait_for_url("**/edit/")
    field(page, "plain_summary").fill(story.plain_summary)
    send_in(page)


def reviewers_choose(context: BrowserContext, story: Story) -> None:
    """Pass the check, and ask two people of other institutions."""
    page = enter(context, story.desk)
    follow(page, story)
    where_it_stands(page)
    with page.expect_navigation():
        decide(page, "approve")
    for name in story.reviewer_names:
        page.get_by_role("checkbox", name=re.compile(name)).check()
    page.locator('form[action$="/ask/"] [type=submit]').click()
    succeeded(page)


def review_write(context: BrowserContext, story: Story, name: str) -> None:
    """Answer the gates, score six criteria, and agree to publish the opinion."""
    page = enter(context, name)
    expect(page.locator("main")).to_contain_text(story.title)
    page.goto("/admin/reviews/")
    row = page.locator("li", has_text=story.title)
    row.locator("a.button").click()
    for gate in Gate:
        page.locator(f'[name={gate}][value="yes"]').check()
    for criterion in Criterion:
        page.locator(f'[name={criterion}][value="{POINTS}"]').check()
    page.locator("[name=opinion]").fill(story.opinion)
    page.locator("[name=opinion_language]").select_option(story.language)
    page.locator("[name=publish_opinion]").check()
    page.locator("main form").first.locator("[type=submit]").click()
    succeeded(page)


def practice_accept(context: BrowserContext, story: Story) -> str:
    """Accept it with an evidence level; return the address readers find."""
    page = enter(context, story.desk)
    follow(page, story)
    where_it_stands(page)
    decide(page, "approve")
    page.locator(f'[name=evidence_level][value="{EVIDENCE_LEVEL}"]').check()
    finish_dialogue(page)
    live = page.locator(f'main a[href*="/{story.language}/"]').first
    return str(live.get_attribute("href"))


def translation_write(context: BrowserContext, story: Story) -> None:
    """Begin at the report of what is missing, translate, and send it on."""
    page = enter(context, story.translators[0])
    page.locator('main a[href$="?locale=en&state=missing"]').click()
    row = page.locator("main tr", has=page.get_by_role("link", name=story.title))
    row.locator('a[href$="?select_locale=en"]').click()
    page.locator("main form [type=submit]").click()
    page.wait_for_url("**/edit/")
    texts_translate(page, story)
    head_menu(page, '[href$="/second-reading/"]')
    page.locator("main form [type=submit]").click()
    succeeded(page)


def texts_translate(page: Page, story: Story) -> None:
    """Fill every box of the translation editor, tab after tab."""
    page.locator("li.incomplete").first.wait_for(state="attached")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        while boxes := page.locator("li.incomplete:visible").all():
            texts = story.translations.items()
            written = boxes[0].inner_text()
            words = next((en for text, en in texts if text in written), story.slug)
            left = page.locator("li.incomplete").count()
            boxes[0].get_by_role("button").click()
            box = page.locator("li textarea:visible")
            box.fill(words)
            box.press("Enter")
            expect(page.locator("li.incomplete")).to_have_count(left - 1)
    expect(page.locator("li.complete .icon-spinner")).to_have_count(0)


def translation_read(context: BrowserContext, story: Story) -> None:
    """Let a second person read the translation and publish it."""
    page = enter(context, story.translators[1])
    page.get_by_role("link", name=story.english[0], exact=True).first.click()
    where_it_stands(page)
    with page.expect_navigation():
        decide(page, "approve")
