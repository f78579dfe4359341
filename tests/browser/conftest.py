"""Addresses of the seeded site, read from the tests' own copy of it; the example frontend."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reader import build, serve
from tests.support import seeded
from tests.support.browser import NAME, watch
from tests.support.browser_content import EXAMPLES
from tests.support.faults import nothing
from tests.support.page_types import Example


@pytest.fixture(scope="session")
def page_types(site_url: str) -> dict[str, Example]:
    """An address of everything with a look of its own, per language, by name."""
    path = seeded.TEST_VAR / NAME / EXAMPLES
    stored = json.loads(path.read_text(encoding="utf-8"))
    return {name: Example(name, addresses) for name, addresses in stored.items()}


@pytest.fixture(scope="session")
def reader_url(site_url: str) -> Iterator[str]:
    """The built example frontend, running on the test site's API."""
    build()
    with serve(site_url) as address:
        yield address


@pytest.fixture
def reader_visitor(chromium: Browser, reader_url: str) -> Iterator[BrowserContext]:
    """A browser of somebody who reads the frontend, without scripts."""
    with chromium.new_context(
        base_url=reader_url, locale="pl-PL", java_script_enabled=False
    ) as context:
        context.set_default_timeout(20_000)
        yield context


@pytest.fixture
def reader_page(reader_visitor: BrowserContext, reader_url: str) -> Iterator[Page]:
    """A page of that browser; the test fails if it does anything wrong."""
    fresh = reader_visitor.new_page()
    faults = watch(fresh, reader_url)
    yield fresh
    nothing(faults)
