"""An editor changes a news item; a moment later every door shows it."""

from playwright.sync_api import Browser, Page, expect

from tests.support.browser_content import FOR_THE_EDITOR, FOR_THE_EDITOR_KEY
from tests.support.page_types import address_in
from tests.support.seeded import DEMO_PASSWORD

NEW_TITLE = "Wiadomość o kwadransologii, „ґ” i ’"
NEW_WORD = "kwadransologii"
ADDRESS = f"/pl/missing/{FOR_THE_EDITOR_KEY}/"


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(DEMO_PASSWORD)
    page.locator("main [type=submit]").click()
    page.wait_for_url("**/admin/")


def change_title(page: Page, before: str, after: str) -> None:
    """Find a page as an editor does, change its title and publish it."""
    page.goto(f"/admin/pages/search/?q={before.rsplit(maxsplit=1)[-1]}")
    page.get_by_role("link", name=before, exact=True).click()
    page.wait_for_url("**/edit/")
    page.locator("[name=title]").fill(after)
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer [name=action-publish]").click()
    expect(page.locator(".messages .success")).to_be_visible()


def test_what_an_editor_publishes_is_live_everywhere(
    page: Page, chromium: Browser, site_url: str
):
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "editor")
    change_title(page, FOR_THE_EDITOR, NEW_TITLE)

    with chromium.new_context(base_url=site_url) as anonymous:
        public = anonymous.new_page()
        public.goto(ADDRESS)
        expect(public.locator("h1")).to_have_text(NEW_TITLE)
        path = public.url.removeprefix(site_url)

        by_path = anonymous.request.get("/api/v1/by-path", params={"path": path})
        assert by_path.json()["title"] == NEW_TITLE
        newest = anonymous.request.get("/api/v1/news", params={"lang": "pl"})
        assert NEW_TITLE in [item["title"] for item in newest.json()["items"]]

        public.goto(address_in("pl", "search", NEW_WORD))
        hit = public.locator(f'main a[href="{path}"]')
        expect(hit).to_have_text(NEW_TITLE)
        public.goto("/pl/aktualnosci/")
        expect(public.locator(f'main a[href="{path}"]')).to_have_text(NEW_TITLE)


def test_a_draft_is_seen_by_nobody_else(page: Page, chromium: Browser, site_url: str):
    page.set_viewport_size({"width": 1280, "height": 900})
    log_in(page, "editor")
    page.goto("/admin/pages/search/?q=polsku")
    page.get_by_role("link", name="Wiadomość tylko po polsku", exact=True).click()
    page.locator("[name=summary]").fill("MARKER szkicu, którego nikt nie widzi")
    page.locator("footer button.action-save").click()
    expect(page.locator(".messages .success")).to_be_visible()
    with chromium.new_context(base_url=site_url) as anonymous:
        for address in ("/pl/aktualnosci/", address_in("pl", "search", "MARKER")):
            assert "MARKER szkicu" not in anonymous.request.get(address).text()
