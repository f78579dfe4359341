"""Addresses of the seeded site, read from the tests' own copy of it; the example frontend."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.reader import build, serve
from tests.support.browser import watch
from tests.support.faults import nothing
from tests.support.page_types import Example, examples


@pytest.fixture(scope="session")
def page_types(django_db_setup: None, django_db_blocker: Any) -> dict[str, Example]:
    """An address of every page type and language, by name."""
    with django_db_blocker.unblock():
        return {example.name: example for example in examples()}


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
