"""The project's own screens of the admin break no accessibility rule.

Wagtail's frame around them is Wagtail's: only what stands in the page is asked.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.inspection import AXE, described
from tests.browser.practice_admin import enter
from tests.support.faults import nothing

RUN = "(part) => axe.run(part, {resultTypes: ['violations']})"
SCREENS = {
    "editor": (
        ("/admin/", "#desk-home-section"),
        ("/admin/imports/add/", "main form"),
        ("/admin/reports/coverage-partners/", ".matrix"),
        ("/admin/reports/coverage-counties/", ".matrix"),
        ("/admin/exchange/conditions/uj/", "main form"),
        ("/admin/help/contributors/", ".nice-padding"),
    ),
    "reviewer": (("/admin/reviews/", ".nice-padding"),),
    "wup-krakow": (
        ("/admin/", "#contributor-home-section"),
        ("/admin/exchange/adoptions/new/", "main form"),
        ("/admin/exchange/findings/new/", "main form"),
        ("/admin/offers/new/", "main form"),
    ),
}


@pytest.mark.parametrize("name", SCREENS)
def test_own_screens_of_the_admin_break_no_rule(page: Page, name: str):
    page.set_viewport_size({"width": 1280, "height": 900})
    enter(page.context, name)
    broken = []
    for address, part in SCREENS[name]:
        page.goto(address)
        page.locator(part).first.wait_for()
        page.evaluate(AXE)
        for violation in page.evaluate(RUN, part)["violations"]:
            broken += described(violation, address, name, "light")
    nothing(broken)
