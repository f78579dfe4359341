import pytest

from tests.support import ships_empty


@pytest.fixture
def every_kind(db: None) -> None:
    """See to it that there is an object of every kind."""
    ships_empty.write()
