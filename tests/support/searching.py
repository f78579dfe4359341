"""A search index of one test's own, in step with the seeded database."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from search.followers import search_follower
from tests.support.seeded import SEED, TEST_VAR


@pytest.fixture
def search_index(db: None, tmp_path: Path, settings: Any) -> Callable[[], int]:
    """Give the test a copy of the seeded index; call it to take over changes.

    Nothing follows the log by itself here: the test's transaction never ends.
    """
    path = tmp_path / "search.sqlite3"
    shutil.copy(TEST_VAR / SEED / "search.sqlite3", path)
    settings.SEARCH_PATH = str(path)
    search_follower.catch_up()
    return search_follower.catch_up
