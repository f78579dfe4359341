"""Take the pictures of the documentation from a running site.

    tools/screenshots.py [ADDRESS] [--only NAME ...]

Needs the demonstration content, Chromium, and for pictures of the admin the
password of the demo accounts in `DEMO_PASSWORD`.
"""

import argparse
import io
import os
import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
ADDRESS = "http://localhost:8000"
ACCOUNT = "editor"
# Width and height of the window, and device pixels per CSS pixel.
DEVICES = {"desktop": (1280, 880, 1.0), "phone": (390, 800, 1.5)}
COLOURS = 128
WAIT_MS = 30_000
PATHS = {
    "home": {"pl": "/pl/", "en": "/en/", "uk": "/uk/"},
    # The anchor skips the page's head, which looks like any other.
    "history": {
        "pl": "/pl/historia/#agreement-2008",
        "en": "/en/history/#agreement-2008",
        "uk": "/uk/istoriia/#agreement-2008",
    },
    "practice": {
        "pl": "/pl/dobre-praktyki/znak-jakosci-msues/",
        "en": "/en/good-practices/msues-quality-label/",
        "uk": "/uk/dobri-praktyky/znak-yakosti-msues/",
    },
    "search": {
        "pl": "/pl/szukaj/?q=doradztwo",
        "en": "/en/search/?q=guidance",
        "uk": "/uk/poshuk/?q=консультування",
    },
    "partners": {"pl": "/pl/partnerzy/", "en": "/en/partners/", "uk": "/uk/partnery/"},
    "admin": dict.fromkeys(("pl", "en", "uk"), "/admin/"),
}


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is shown, in which language, on which device."""

    subject: str
    language: str
    device: str

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return f"{self.subject}-{self.language}-{self.device}"

    @property
    def path(self) -> str:
        """The address on the site."""
        return PATHS[self.subject][self.language]


# Those that the README and the documentation show, and no others.
SHOTS = (
    Shot("home", "en", "desktop"),
    Shot("history", "pl", "desktop"),
    Shot("history", "uk", "phone"),
    Shot("practice", "en", "desktop"),
    Shot("search", "uk", "desktop"),
    Shot("partners", "en", "desktop"),
    Shot("admin", "en", "desktop"),
)


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """Return a picture as the browser draws it, as PNG."""
    width, height, scale = DEVICES[shot.device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale=shot.language,
        reduced_motion="reduce",
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    if shot.subject == "admin":
        log_in(page, address)
    page.goto(f"{address}{shot.path}", wait_until="networkidle")
    picture = page.screenshot()
    context.close()
    return picture


def log_in(page: Page, address: str) -> None:
    """Enter the admin with a demo account."""
    page.goto(f"{address}/admin/login/")
    page.fill("[name=username]", ACCOUNT)
    page.fill("[name=password]", os.environ["DEMO_PASSWORD"])
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{address}/admin/")


def store(picture: bytes, path: Path) -> None:
    """Write a PNG with few colours: pages are flat, and the files stay small."""
    with Image.open(io.BytesIO(picture)) as image:
        flat = image.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    flat.save(path, optimize=True)


def chosen(names: Iterable[str]) -> list[Shot]:
    """Return the pictures of these names, or all."""
    wanted = set(names)
    if unknown := wanted - {shot.name for shot in SHOTS}:
        sys.exit(f"No such picture: {', '.join(sorted(unknown))}")
    return [shot for shot in SHOTS if not wanted or shot.name in wanted]


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("address", nargs="?", default=ADDRESS)
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME")
    options = parser.parse_args()
    shots = chosen(options.only)
    if "DEMO_PASSWORD" not in os.environ and any(s.subject == "admin" for s in shots):
        sys.exit("Set DEMO_PASSWORD: pictures of the admin need an account.")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is missing. On Debian: apt-get install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for shot in shots:
            picture = take(browser, options.address.rstrip("/"), shot)
            store(picture, FOLDER / f"{shot.name}.png")
            print(f"docs/images/{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
