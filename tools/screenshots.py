"""Take the pictures of the documentation from a running site.

    tools/screenshots.py [ADDRESS] [--only NAME ...]

Needs the demonstration content, Chromium, and for pictures of the admin the
password of the demo accounts in `DEMO_PASSWORD`.
"""

import argparse
import io
import json
import os
import shutil
import sys
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "images"
ADDRESS = "http://localhost:8000"
ACCOUNT = "editor"
# Width and height of the window, and device pixels per CSS pixel.
DEVICES = {"desktop": (1280, 880, 1.0), "phone": (390, 800, 1.5)}
COLOURS = 128
NETWORK_MS = 30_000


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


# Those that the README and the documentation show, and no others.
SHOTS = (
    Shot("home", "en", "desktop"),
    Shot("home", "pl", "phone"),
    Shot("history", "pl", "desktop"),
    Shot("history", "uk", "phone"),
    Shot("practice", "en", "desktop"),
    Shot("search", "uk", "desktop"),
    Shot("partners", "en", "desktop"),
    Shot("admin", "en", "desktop"),
    Shot("admin", "pl", "desktop"),
)
PAGES = {
    "home": "/pl/",
    "history": "/pl/historia/",
    "partners": "/pl/partnerzy/",
}
SEARCHED = {"pl": "doradztwo", "en": "guidance", "uk": "консультування"}


class Site:
    """A running site: where its pages are, in each language."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    def read(self, path: str) -> dict:
        """Return an answer of the API."""
        with urllib.request.urlopen(f"{self.address}{path}") as answer:  # noqa: S310
            return json.load(answer)

    def path(self, shot: Shot) -> str:
        """Return the path of what a picture shows."""
        return FINDERS.get(shot.subject, page_path)(self, shot)


def page_path(site: Site, shot: Shot) -> str:
    """Find a page's translation by the path of the Polish page."""
    document = site.read(f"/api/v1/by-path?path={quote(PAGES[shot.subject])}")
    (found,) = (
        translation["path"]
        for translation in document["translations"]
        if translation["language"] == shot.language
    )
    return str(found)


def practice_path(site: Site, shot: Shot) -> str:
    """Choose the first good practice by title."""
    listing = f"/api/v1/practices?lang={shot.language}&order=title&limit=1"
    return str(site.read(listing)["items"][0]["path"])


def search_path(_site: Site, shot: Shot) -> str:
    """Ask for guidance in the picture's language."""
    names = {"pl": "szukaj", "en": "search", "uk": "poshuk"}
    words = quote(SEARCHED[shot.language])
    return f"/{shot.language}/{names[shot.language]}/?q={words}"


def admin_path(_site: Site, _shot: Shot) -> str:
    """Show the first page of the admin."""
    return "/admin/"


FINDERS: dict[str, Callable[[Site, Shot], str]] = {
    "practice": practice_path,
    "search": search_path,
    "admin": admin_path,
}


def take(browser: Browser, site: Site, shot: Shot) -> bytes:
    """Return a picture as the browser draws it, as PNG."""
    width, height, scale = DEVICES[shot.device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale=shot.language,
        reduced_motion="reduce",
    )
    context.set_default_timeout(NETWORK_MS)
    page = context.new_page()
    if shot.subject == "admin":
        log_in(page, site)
    page.goto(f"{site.address}{site.path(shot)}", wait_until="networkidle")
    picture = page.screenshot()
    context.close()
    return picture


def log_in(page: Page, site: Site) -> None:
    """Enter the admin with a demo account."""
    page.goto(f"{site.address}/admin/login/")
    page.fill("[name=username]", ACCOUNT)
    page.fill("[name=password]", os.environ["DEMO_PASSWORD"])
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{site.address}/admin/")


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
    site = Site(options.address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for shot in shots:
            store(take(browser, site, shot), FOLDER / f"{shot.name}.png")
            print(f"docs/images/{shot.name}.png")
        browser.close()


if __name__ == "__main__":
    main()
