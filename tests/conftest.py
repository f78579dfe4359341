"""One seeded database for the whole run, copied for every worker."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed
from hypothesis.configuration import set_hypothesis_home_dir

from core.catalogues import compile_catalogues
from tests.support import seeded

pytest_plugins = [
    "tests.support.browser",
    "tests.support.databases",
    "tests.support.elasticsearch",
    "tests.support.processes",
    "tests.support.searching",
    "tests.support.workers",
]


def pytest_configure() -> None:
    """Keep what tools remember under var/; compile the interface's catalogues.

    Loading Django has translated something already, in a fresh clone into
    nothing: that is forgotten.
    """
    set_hypothesis_home_dir(seeded.ROOT / "var" / "cache" / "hypothesis")
    if compile_catalogues():
        translation_file_changed(sender=None, file_path=Path("django.mo"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Give this worker its own copy of the seeded database."""
    seeded.prepare()
    with django_db_blocker.unblock():
        seeded.restore()
        # A process looks each content type up once in its life: which test pays
        # for it would depend on their order, and queries are counted.
        ContentType.objects.get_for_models(
            *apps.get_models(), for_concrete_models=False
        )
        yield
        connections.close_all()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Let a test commit for real; the seeded database is copied again after it."""
    with django_db_blocker.unblock():
        yield
        seeded.restore()


@pytest.fixture(autouse=True)
def _fresh_process_state() -> Iterator[None]:
    """Language and cache of one test never reach the next."""
    cache.clear()
    with translation.override("pl"):
        yield
    cache.clear()
