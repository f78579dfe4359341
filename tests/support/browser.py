"""A real server and a real browser, one of each for the whole run."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

from tests.support import browser_content, seeded
from tests.support.faults import nothing

# Sync Playwright leaves an event loop in the thread, and Django would refuse
# every later query of this process.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
START_SECONDS = 60
NAME = "browser"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what uses the browser, so that a run can leave it out."""
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


def required(tool: str, path: str | None) -> str:
    """Return a tool's path; without it skip on a laptop and fail in CI."""
    if path:
        return path
    message = f"{tool} is not installed."
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def environment() -> dict[str, str]:
    """Return what a process on the browser's own database is started with."""
    return {
        **os.environ,
        "PYTEST_XDIST_WORKER": NAME,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": ".:site",
    }


@pytest.fixture(scope="session")
def site_url(django_db_setup: None) -> Iterator[str]:
    """Start the application server on a copy of the seeded database."""
    seeded.restore(NAME)
    write = f"from {browser_content.__name__} import write; write()"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", write],
        cwd=seeded.ROOT,
        env=environment(),
        check=True,
        timeout=START_SECONDS,
    )
    port = free_port()
    log = (seeded.TEST_VAR / NAME / "server.log").open("w")
    command = [sys.executable, "-m", "gunicorn", "config.wsgi"]
    options = ["--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "6"]
    with subprocess.Popen(
        [*command, *options], cwd=seeded.ROOT, env=environment(), stdout=log, stderr=log
    ) as process:
        address = f"http://127.0.0.1:{port}"
        try:
            wait_until_live(address, process)
            yield address
        finally:
            process.terminate()
    log.close()


def wait_until_live(address: str, process: subprocess.Popen[bytes]) -> None:
    """Wait for the first answer, or fail with the server's own words."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/health/live", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    log = Path(seeded.TEST_VAR / NAME / "server.log").read_text()
    pytest.fail(f"The server did not start:\n{log[-2000:]}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    path = required(
        "Chromium", shutil.which("chromium") or shutil.which("google-chrome")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser, site_url: str) -> Iterator[BrowserContext]:
    """A browser without memory of other tests."""
    fresh = chromium.new_context(locale="pl-PL", base_url=site_url)
    fresh.set_default_timeout(20_000)
    yield fresh
    fresh.close()


def watch(page: Page, site_url: str) -> list[str]:
    """Return a list that fills with what a page does wrong behind the scenes.

    Faults are errors in the console or in scripts, requests to another host
    and files that are not there. The status of the page itself is the test's.
    """
    faults: list[str] = []

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            faults.append(f"{page.url} console: {message.text}")

    def request(sent: Request) -> None:
        if not sent.url.startswith((f"{site_url}/", "data:", "blob:")):
            faults.append(f"{page.url} asks another host: {sent.url}")

    def response(got: Response) -> None:
        if got.status >= 400 and not got.request.is_navigation_request():
            faults.append(f"{page.url} got {got.status} for {got.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: faults.append(f"{page.url} script: {error}"))
    page.on("request", request)
    page.on("response", response)
    return faults


@pytest.fixture
def page(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """A new page of a fresh browser; the test fails if it does anything wrong."""
    fresh = context.new_page()
    faults = watch(fresh, site_url)
    yield fresh
    nothing(faults)
