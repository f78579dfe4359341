"""Two partners that know nothing of each other."""

import pytest

from tests.headless.v3.partners import Partner


@pytest.fixture
def ours(db: None) -> Partner:
    return Partner("nasza")


@pytest.fixture
def theirs(db: None) -> Partner:
    return Partner("obca")
