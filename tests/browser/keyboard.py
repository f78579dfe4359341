"""Moves through a page as somebody does who has no mouse."""

from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 80

# Where the keyboard is, and whether somebody who looks can tell.
STOP = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const shadow = style.boxShadow !== "none";
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    && !/rgba\\(.*, 0\\)|transparent/.test(style.outlineColor);
  const middle = [box.left + box.width / 2, box.top + box.height / 2];
  const above = document.elementFromPoint(...middle);
  return {
    name: `${element.tagName.toLowerCase()} ${element.id} `
      + (element.textContent || element.name || "").trim().slice(0, 40),
    marked: outline || shadow,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
      && box.top < innerHeight && box.left < innerWidth,
    covered: !!above && above !== element
      && !element.contains(above) && !above.contains(element),
  };
}"""


def stop(page: Page) -> dict[str, Any] | None:
    """Return where the keyboard is: its name, whether it is marked and seen."""
    found: dict[str, Any] | None = page.evaluate(STOP)
    return found


def is_at(page: Page, selector: str) -> bool:
    """Say whether the keyboard is at an element."""
    return bool(
        page.evaluate("selector => document.activeElement.matches(selector)", selector)
    )


def tab_to(page: Page, selector: str, *, back: bool = False) -> None:
    """Press Tab until the keyboard is at an element."""
    for _press in range(MOST_STOPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        if is_at(page, selector):
            return
    raise AssertionError(
        f"The keyboard never reaches {selector}; it is at {stop(page)}"
    )
