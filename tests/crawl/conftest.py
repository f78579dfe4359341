"""One crawl for all tests of this folder."""

from typing import Any

import pytest
from django.db import transaction

from tests.crawl.crawler import Crawl, crawl
from tests.support import ships_empty
from tests.support.page_types import Example, examples


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: Any) -> Crawl:
    """Everything the site links to, once there is something of every kind."""
    with django_db_blocker.unblock(), transaction.atomic():
        ships_empty.write()
        found = crawl()
        transaction.set_rollback(True)
        return found


@pytest.fixture(scope="session")
def page_types(django_db_setup: None, django_db_blocker: Any) -> list[Example]:
    """An address of every page type and language."""
    with django_db_blocker.unblock():
        return examples()
