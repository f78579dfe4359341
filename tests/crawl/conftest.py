"""One crawl for all tests of this folder."""

from typing import Any

import pytest

from tests.crawl.crawler import Crawl, crawl
from tests.support.page_types import Example, examples


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: Any) -> Crawl:
    """Everything the seeded site links to."""
    with django_db_blocker.unblock():
        return crawl()


@pytest.fixture(scope="session")
def page_types(django_db_setup: None, django_db_blocker: Any) -> list[Example]:
    """An address of every page type and language."""
    with django_db_blocker.unblock():
        return examples()
