"""Looks at pages once and notes everything the accessibility tests ask about."""

from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.support.browser import watch

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Fetching style sheets anew serves only a rule that is off by default; what is played
# is looked at.
RUN_AXE = """(tags) => axe.run(document, {
  resultTypes: ['violations'],
  preload: {assets: ['media'], timeout: 10000},
  ...(tags.length ? {runOnly: {type: 'tag', values: tags}} : {}),
})"""
# A colour scheme changes no text and no structure, only what these rules look at.
COLOURS = ("cat.color",)
SIZES = {"desktop": (1280, 900), "phone": (375, 740)}
SCHEMES: dict[str, tuple[str, ...]] = {"light": (), "dark": COLOURS}
NARROWEST = 320

# Elements that reach beyond the right edge and are not in a box that scrolls.
WIDE = """() => {
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  const scrolls = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > edge + 1 && !scrolls(element));
  return [`${document.documentElement.scrollWidth} px wide`, ...wide.slice(-5).map(
    (element) => `${element.tagName}.${element.className}: `
      + (element.textContent || "").trim().slice(0, 40))];
}"""

# On paper: the text stays, everything that can only be clicked goes.
PRINTED = """() => {
  const shown = (selector) => [...document.querySelectorAll(selector)].some(
    (element) => element.checkVisibility() && element.getBoundingClientRect().height > 0);
  return {
    heading: shown("h1"),
    controls: ["nav.site-nav", ".site-search", ".language-switch", ".menu-button"]
      .filter(shown),
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  };
}"""


@dataclass(slots=True)
class Findings:
    """What is wrong, one line each."""

    violations: list[str] = field(default_factory=list)
    sideways: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def axe(page: Page, *tags: str) -> list[dict[str, Any]]:
    """Return the accessibility rules that a page breaks as it stands now.

    Args:
        page: The page.
        tags: What rules to look at, by their tags; all without any.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    violations: list[dict[str, Any]] = page.evaluate(RUN_AXE, list(tags))["violations"]
    return violations


def inspect(context: BrowserContext, site_url: str, addresses: list[str]) -> Findings:
    """Look at every address in every size and colour scheme."""
    page = context.new_page()
    found = Findings(faults=watch(page, site_url))
    for address in addresses:
        page.goto(address, wait_until="load")
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            for scheme, tags in SCHEMES.items():
                page.emulate_media(color_scheme=scheme)
                for violation in axe(page, *tags):
                    found.violations += described(violation, address, size, scheme)
        page.emulate_media(color_scheme="light")
        inspect_narrow(page, address, found)
        inspect_print(page, address, found)
    page.close()
    return found


def inspect_narrow(page: Page, address: str, found: Findings) -> None:
    """Note what makes a page scroll sideways at the narrowest width."""
    page.set_viewport_size({"width": NARROWEST, "height": 640})
    if wide := page.evaluate(WIDE):
        found.sideways.append(f"{address}: {wide}")


def inspect_print(page: Page, address: str, found: Findings) -> None:
    """Note what is wrong with a page on paper."""
    page.set_viewport_size({"width": 794, "height": 1123})
    page.emulate_media(media="print")
    printed = page.evaluate(PRINTED)
    if not printed["heading"] or printed["controls"] or printed["wide"]:
        found.printed.append(f"{address}: {printed}")
    page.emulate_media(media="screen")


def described(
    violation: dict[str, Any], address: str, size: str, scheme: str
) -> list[str]:
    """Return a violation as lines that say where and why."""
    return [
        f"{address} {size} {scheme}: {violation['id']} at {node['target']}: "
        f"{node['failureSummary'].replace(chr(10), ' ')} {node['html'][:160]}"
        for node in violation["nodes"]
    ]
