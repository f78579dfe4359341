"""A visitor writes to the host."""

import pytest
from playwright.sync_api import Page, expect

from core.guarded_form import SHORTEST_FILL_SECONDS
from core.languages import LANGUAGE_CODES
from tests.support.page_types import Example

FORM = "main form[method=post]"
MESSAGE = {
    "pl": "Zażółć gęślą jaźń, ’cytat’",
    "en": "A question about the history",
    "uk": "Ґанок, об’єкт і щось іще",
}


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_message_is_mended_and_sent(
    page: Page, page_types: dict[str, Example], language: str
):
    page.goto(page_types["ContactPage"].addresses[language])
    form = page.locator(FORM)
    title = page.title()
    form.locator("[name=email]").fill("nobody")
    form.locator("[name=message]").fill(MESSAGE[language])
    form.locator("button:not([type=button]):not([type=reset])").click()

    summary = page.locator(".error-summary")
    expect(summary).to_be_visible()
    expect(summary.locator("li")).not_to_have_count(0)
    assert page.title() != title
    assert page.title().endswith(title)
    expect(form.locator("[name=email]")).to_have_value("nobody")
    expect(form.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("[name=message]")).to_have_value(MESSAGE[language])
    summary.locator("a[href='#id_email']").click()
    expect(form.locator("[name=email]")).to_be_focused()

    form.locator("[name=email]").fill("nobody@example.org")
    form.locator("[name=subject]").select_option(index=1)
    form.locator("[name=consent]").check()
    # Programs are quicker than people; the form takes that for a sign.
    page.wait_for_timeout(1000 * SHORTEST_FILL_SECONDS + 200)
    form.locator("button:not([type=button]):not([type=reset])").click()
    expect(page.locator(".error-summary")).to_have_count(0)
    page.wait_for_url("**?sent=1")
    expect(page.locator("main [role=status]")).to_be_visible()
