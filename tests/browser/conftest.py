"""Addresses of the seeded site, read from the tests' own copy of it."""

from typing import Any

import pytest

from tests.support.page_types import Example, examples


@pytest.fixture(scope="session")
def page_types(django_db_setup: None, django_db_blocker: Any) -> dict[str, Example]:
    """An address of every page type and language, by name."""
    with django_db_blocker.unblock():
        return {example.name: example for example in examples()}
