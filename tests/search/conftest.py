"""An engine on an empty file, and rows to fill it with."""

from pathlib import Path

import pytest

from search.embedded import EmbeddedEngine
from tests.search.corpus import Corpus


@pytest.fixture
def search_path(tmp_path: Path, settings) -> Path:
    path = tmp_path / "search.sqlite3"
    settings.SEARCH_PATH = str(path)
    return path


@pytest.fixture
def engine(search_path: Path) -> EmbeddedEngine:
    return EmbeddedEngine(search_path)


@pytest.fixture
def corpus(db) -> Corpus:
    return Corpus()
