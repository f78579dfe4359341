"""One crawl for all tests of this folder."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.crawl.crawler import Crawl, crawl
from tests.crawl.stored import foreign_language, stored_texts
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


@pytest.fixture(scope="session")
def stored(django_db_setup: None, django_db_blocker: Any) -> Callable[[str, str], str]:
    """Tell in which other language a text is stored."""
    with django_db_blocker.unblock():
        stored_texts()
    return foreign_language
